#include "store/derived/heirs.hpp"

#include <string>

namespace store {

std::vector<core::Heir> read_heirs(Database& db) {
    std::vector<core::Heir> out;
    Statement rows =
        db.cached("SELECT old_key, new_key, old, new FROM derived.heir ORDER BY old_key");
    while (rows.step())
        out.push_back({rows.get<std::string>(0), rows.get<std::string>(1), rows.get<std::string>(2),
                       rows.get<std::string>(3)});
    return out;
}

void write_heirs(Database& db, const std::vector<core::Heir>& heirs) {
    db.run("DELETE FROM derived.heir");
    Statement insert =
        db.cached("INSERT INTO derived.heir (old_key, new_key, old, new) VALUES (?, ?, ?, ?)");
    for (const core::Heir& heir : heirs) insert.bind(heir.from, heir.to, heir.old, heir.now).run();
}

}  // namespace store
