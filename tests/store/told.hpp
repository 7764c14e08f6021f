// All that a history says, so that two can be compared, be they of two machines.
#pragma once

#include "store/world.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

namespace world {

// Without a local number.
struct Told {
    std::multiset<std::string> rows;
    std::map<std::string, core::CardState> cards;

    bool operator==(const Told&) const = default;
};

inline Told told_by(store::Store& store) {
    Told told;
    store.log().oldest_first({}, [&](const store::LogEntry& entry) {
        const store::Row& row = entry.row;
        told.rows.insert(fmt::format("{} {} {:016x} {} {} {}", entry.device,
                                     store::sequence_of(row.id), mark_of(row), row.key, row.detail,
                                     entry.undone ? "void" : ""));
    });
    auto keys = store.database().prepare("SELECT key FROM derived.card WHERE version > 0");
    while (keys.step()) {
        const auto key = keys.get<std::string>(0);
        told.cards[key] = store.cards().find(key)->state;
        told.cards[key].last_row = 0;  // a number of this file only
    }
    return told;
}

}  // namespace world
