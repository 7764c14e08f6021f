#include "store/history/row.hpp"

#include "base/numbers/hash.hpp"

#include <fmt/format.h>

namespace store {

const std::string_view row_columns =
    "log.id, log.at, log.zone, log.day, coalesce(name.key, ''), log.kind, log.took, coalesce(log.shift, 0), "
    "coalesce(detail.json, '')";
const std::string_view row_tables =
    "FROM main.log LEFT JOIN main.name ON name.no = log.card LEFT JOIN main.detail ON detail.row = log.id";

Row read_row(const Statement& from, int first) {
    Row row;
    row.id = from.get<std::int64_t>(first);
    row.moment.at = from.get<core::Instant>(first + 1);
    row.moment.zone = from.get<core::Minutes>(first + 2);
    row.moment.day = from.get<core::Day>(first + 3);
    row.key = from.get<std::string_view>(first + 4);
    row.kind = from.get<core::RowKind>(first + 5);
    row.took = from.get<std::optional<core::Milliseconds>>(first + 6);
    row.shift = from.get<int>(first + 7);
    row.detail = from.get<std::string_view>(first + 8);
    return row;
}

std::optional<Row> find_row(Database& db, RowId id) {
    static const std::string query =
        fmt::format("SELECT {} {} WHERE log.id = ?", row_columns, row_tables);
    Statement found = db.cached(query);
    if (!found.bind(id).step()) return std::nullopt;
    return read_row(found);
}

bool same_content(const Row& a, const Row& b) {
    return a.moment == b.moment && a.key == b.key && a.kind == b.kind && a.took == b.took &&
           a.shift == b.shift && a.detail == b.detail;
}

bool same_answer(const Row& a, const Row& b) {
    return a.key == b.key && a.kind == b.kind;
}

std::uint64_t mark_of(const Row& row) {
    return base::hash64(
        fmt::format("{}|{}|{}|{}|{}|{}|{}", Column<core::Instant>::number(row.moment.at),
                    row.moment.zone.count(), Column<core::Day>::number(row.moment.day),
                    static_cast<int>(row.kind), row.took.value_or(core::Milliseconds{0}).count(),
                    row.shift, row.key));
}

}  // namespace store
