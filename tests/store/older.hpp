// A history as an earlier ebb left it.
#pragma once

#include "store/database_files.hpp"
#include "store/history/schema.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string>

namespace world {

// As it was before devices had branches.
inline void make_older(const std::string& path) {
    const std::string older = path + ".older";
    {
        store::Database db(older, store::Access::create);
        store::migrate_to(db, 1);
        db.attach(path, "newer");
        for (const char* table : {"device", "name", "log", "detail"})
            db.run(fmt::format("INSERT INTO main.{0} SELECT * FROM newer.{0}", table));
    }
    store::remove_database(path);
    std::filesystem::rename(older, path);
}

}  // namespace world
