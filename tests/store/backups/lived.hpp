// A history with a backup that lacks its newest rows.
#pragma once

#include "store/backups/restore.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

namespace world {

// A history whose backup holds two answers; `more` were given after it, in one action.
struct Lived : World {
    explicit Lived(int more) {
        put("d", notes("n", 40));
        answer("d/n1");
        answer("d/n2");
        store->daily_backup(first_day);
        backup = folder.files().backups + "/history-2024-10-04.db";
        std::vector<std::string> keys;
        for (int i = 0; i < more; ++i) keys.push_back(fmt::format("d/n{}", 3 + i % 37));
        if (more > 0) act(core::RowKind::good, keys);
        store.reset();
        history = folder.files().history;
        before = bytes_of(history);
    }
    store::Restored restore() { return store::restore(folder.files(), backup, first_day); }

    std::string backup;
    std::string history;
    std::string before;
};

}  // namespace world
