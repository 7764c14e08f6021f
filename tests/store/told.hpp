// All that a history says, so that two can be compared, be they of two machines. Of what another
// program's rows say only what makes them the same: it depends on the zone in which they were
// brought.
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
    std::set<std::string> brought;
    store.log().oldest_first({}, [&](const store::LogEntry& entry) {
        const store::Row& row = entry.row;
        const bool is_brought = store::is_brought(entry.device);
        if (is_brought) brought.insert(row.key);
        const std::string said = is_brought ? std::to_string(static_cast<int>(row.kind))
                                            : fmt::format("{:016x} {}", mark_of(row), row.detail);
        told.rows.insert(fmt::format("{} {} {} {} {}", entry.device, store::sequence_of(row.id),
                                     row.key, said, entry.undone ? "void" : ""));
    });
    auto keys = store.database().prepare("SELECT key FROM derived.card WHERE version > 0");
    while (keys.step()) {
        const auto key = keys.get<std::string>(0);
        core::CardState& state = told.cards[key];
        if (brought.contains(key))
            state.version = store.cards().find(key)->state.version;
        else
            state = store.cards().find(key)->state;
        state.last_row = 0;  // a number of this file only
    }
    return told;
}

}  // namespace world
