// How far the memories know the history: each device's last row, and the last that was folded. Read
// in few statements, since each command pays for them.
#pragma once

#include "store/database.hpp"
#include "store/history/row_id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace store {

// One branch of a device.
struct Head {
    std::int64_t no = 0;
    std::string id;          // random
    std::int64_t last = 0;   // sequence; 0 without rows
    std::int64_t upto = 0;   // folded without a gap; 0 without
    bool known = false;      // has ever been folded
    bool agrees = true;      // the last that was folded still says the same
    std::int64_t fresh = 0;  // rows to be folded; negative where the history has gone back
};

struct Heads {
    std::vector<Head> devices;
    bool all_there = true;                  // no device is gone that was folded
    std::optional<std::uint64_t> settings;  // with which they were folded
    std::optional<std::uint64_t> stamp;     // of the file, see Origin

    bool have_news() const;
    bool went_back() const;
};

Heads read_heads(Database& db);

// Keeps that rows have been folded up to `upto`, and so many after a gap.
void remember_head(Database& db, const Head& head, std::int64_t beyond);

// Rows of the device that come after those folded without a gap.
std::int64_t rows_after(Database& db, const Head& device);

}  // namespace store
