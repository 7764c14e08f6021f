// Reads every row of a table that can still be read, whatever pages of its file are damaged. At a
// page that cannot be read, the numbers behind are tried one after the other, in longer steps the
// longer nothing comes, until rows come again; then what lies before those is read backwards.
#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace store {

class ReadableRows {
public:
    // `number` is the column by which the rows are numbered; it is read first, and `columns` after
    // it. Rows come one close behind the other from each of `beginnings`, the last of which is the
    // end of all; `most` is how many the file can hold, since a damaged tree may go in a circle.
    ReadableRows(Database& db, const std::string& table, const std::string& number,
                 const std::string& columns, std::vector<std::int64_t> beginnings,
                 std::int64_t most);

    // False says that this row is known already.
    using Visit = std::function<bool(const Statement&)>;
    // Throws Error where it is not damage that stands in the way.
    void each(const Visit& visit);

    // Whether any page could not be read.
    bool met_damage() const { return met_damage_; }

private:
    // From that number on. Nothing when all was read, else the number behind the last one read.
    std::optional<std::int64_t> forwards(std::int64_t from, const Visit& visit);
    void backwards(std::int64_t from, const Visit& visit);
    // What is to be tried after that number; nothing at the end.
    std::optional<std::int64_t> behind(std::int64_t number);
    bool step(Statement& rows);

    Statement forwards_;
    Statement backwards_;
    std::vector<std::int64_t> beginnings_;
    std::int64_t left_;
    std::int64_t gap_began_ = 0;
    bool met_damage_ = false;
};

}  // namespace store
