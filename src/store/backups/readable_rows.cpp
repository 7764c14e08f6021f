#include "store/backups/readable_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace store {
namespace {

// A step is this part of the way since the last row: the rows of a page are met for certain unless
// some two thousand pages before it are damaged too, and even the widest gap takes a few seconds.
constexpr std::int64_t part_of_the_way = 2048;

}  // namespace

ReadableRows::ReadableRows(Database& db, const std::string& table, const std::string& number,
                           const std::string& columns, std::vector<std::int64_t> beginnings,
                           std::int64_t most)
    : forwards_(db.prepare(fmt::format("SELECT {0}, {1} FROM {2} WHERE {0} >= ? ORDER BY {0}",
                                       number, columns, table))),
      backwards_(db.prepare(fmt::format("SELECT {0}, {1} FROM {2} WHERE {0} <= ? ORDER BY {0} DESC",
                                        number, columns, table))),
      beginnings_(std::move(beginnings)),
      left_(most) {}

void ReadableRows::each(const Visit& visit) {
    gap_began_ = beginnings_.front();
    for (std::optional<std::int64_t> at = gap_began_; at;) {
        const auto stopped = forwards(*at, visit);
        if (!stopped || *stopped > *at) {
            if (met_damage_) backwards(*at - 1, visit);
            if (stopped) gap_began_ = *stopped;
        }
        if (!stopped) return;
        at = behind(*stopped);
    }
}

bool ReadableRows::step(Statement& rows) {
    if (left_ <= 0 || !rows.step()) return false;
    --left_;
    return true;
}

std::optional<std::int64_t> ReadableRows::forwards(std::int64_t from, const Visit& visit) {
    std::int64_t next = from;
    try {
        forwards_.bind(from);
        while (step(forwards_)) {
            next = forwards_.get<std::int64_t>(0) + 1;
            visit(forwards_);
        }
        return std::nullopt;
    } catch (const Error& error) {
        if (error.trouble != Trouble::corrupt) throw;
        met_damage_ = true;
        return std::max(from, next);
    }
}

void ReadableRows::backwards(std::int64_t from, const Visit& visit) {
    try {
        backwards_.bind(from);
        while (step(backwards_) && visit(backwards_)) {
        }
    } catch (const Error& error) {
        if (error.trouble != Trouble::corrupt) throw;
    }
}

std::optional<std::int64_t> ReadableRows::behind(std::int64_t number) {
    const std::int64_t next = number + 1 + (number - gap_began_) / part_of_the_way;
    const auto beginning = std::upper_bound(beginnings_.begin(), beginnings_.end(), number);
    if (beginning == beginnings_.end()) return std::nullopt;
    if (next < *beginning) return next;
    gap_began_ = *beginning;
    if (beginning + 1 == beginnings_.end()) return std::nullopt;
    return *beginning;
}

}  // namespace store
