// The rows that this run has written. Where another file comes into the history's place under an
// open window, they go along, each under a number of its own there.
#pragma once

#include "store/history/log.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace store {

class RunRows {
public:
    RunRows(Database& db, Log& log) : db_(db), log_(log) {}

    // Rows were written, beginning with this one.
    void wrote(RowId row);

    // Reads them, with what others wrote between them, from the file that goes.
    void take();
    // Appends them to the file that is there now, inside the caller's transaction; how many were
    // not there yet.
    int put();

    // A row's number in the file that is there now.
    RowId number_now(RowId row) const;

private:
    struct Carried {
        std::string device;  // its random id
        core::Instant began{};
        Row row;
        std::vector<RowId> numbers;  // that it has had, the present one last
    };

    Database& db_;
    Log& log_;
    std::optional<RowId> first_;  // of those that stand in this file alone
    std::vector<Carried> carried_;
};

}  // namespace store
