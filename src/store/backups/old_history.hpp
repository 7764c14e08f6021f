// The history that stands in the place, opened to read from as far as it can be: from a copy, and
// with the first page of a good one where its own cannot be understood.
#pragma once

#include "store/backups/reading_copy.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace store {

class OldHistory {
public:
    // `good` is a whole history. Throws Error where anything but damage keeps the file from being
    // read.
    OldHistory(const std::string& path, const std::string& good);

    // Of the schema this program writes. Nothing where its tables are no history's, or those of a
    // newer ebb, or it is damaged all over; what its header says of that is soon lost.
    std::optional<Database>& database() { return db_; }
    std::uint64_t size() const;
    // Whether its first page is not its own.
    bool is_mended() const { return is_mended_; }

private:
    void open(const std::string& good);

    std::optional<ReadingCopy> copy_;
    std::optional<Database> db_;
    bool is_mended_ = false;
};

}  // namespace store
