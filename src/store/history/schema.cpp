#include "store/history/schema.hpp"

#include "store/backups/backup.hpp"
#include "store/transaction.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace store {
namespace {

struct Migration {
    std::string_view name;
    std::string_view sql;
};

constexpr Migration migrations[] = {
#include "migrations.inc"
};

}  // namespace

int newest_schema() {
    return static_cast<int>(std::size(migrations));
}

std::int64_t schema_version(Database& db) {
    return db.integer("PRAGMA main.user_version").value_or(0);
}

void migrate_to(Database& db, int newest) {
    for (auto version = schema_version(db); version < newest; ++version) {
        Transaction transaction(db);
        if (schema_version(db) > version) continue;
        db.run(migrations[version].sql);
        db.run(fmt::format("PRAGMA main.application_id = {}; PRAGMA main.user_version = {}",
                           application_id, version + 1));
        transaction.commit();
    }
}

void migrate(Database& db, const std::string& backups, core::Day today) {
    const auto version = schema_version(db);
    if (version == newest_schema()) return;
    if (version > 0) make_backup(db, backups, today, Backup::always);
    migrate_to(db, newest_schema());
}

}  // namespace store
