#include "store/history/branches.hpp"

#include "store/backups/reading_copy.hpp"
#include "store/files.hpp"
#include "store/fragments.hpp"
#include "store/history/check.hpp"
#include "store/history/schema.hpp"

#include <fmt/format.h>

namespace store {
namespace {

std::vector<ForeignRow> rows_of(Database& db, std::int64_t device) {
    Statement rows = db.cached(fmt::format("SELECT {} {} WHERE {} ORDER BY log.id", row_columns,
                                           row_tables, sql::is_of_device("log.id", "?1")));
    rows.bind(device);
    std::vector<ForeignRow> out;
    while (rows.step()) {
        Row row = read_row(rows);
        out.push_back({sequence_of(row.id), std::move(row)});
    }
    return out;
}

}  // namespace

std::vector<Branch> read_branches(const std::string& path, const std::string& copy) {
    const std::string file = file_behind(path);
    check_file(file, "Nothing was changed.");
    const ReadingCopy reading(file, copy);
    Database db(reading.path(), Access::write);
    check_schema(db, path);
    migrate(db, "", {});
    check_contents(db, path);
    std::vector<Branch> out;
    Statement devices = db.prepare("SELECT no, id, began FROM main.device ORDER BY no");
    while (devices.step())
        out.push_back({devices.get<std::string>(1), devices.get<core::Instant>(2),
                       rows_of(db, devices.get<std::int64_t>(0))});
    return out;
}

bool holds_all(Log& log, const std::vector<Branch>& branches) {
    for (const Branch& branch : branches)
        for (const auto& [sequence, row] : branch.rows)
            if (is_sequence(sequence) && !log.same_row(branch.device, sequence, row)) return false;
    return true;
}

}  // namespace store
