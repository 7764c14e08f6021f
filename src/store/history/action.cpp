#include "store/history/action.hpp"

#include "base/numbers/json.hpp"
#include "core/schedule/fold.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace store {
namespace {

// A detail that names more was not written by ebb.
constexpr std::int64_t most_rows_of_an_action = 10'000'000;

// Sequences of the device.
struct Bounds {
    std::int64_t first;
    std::int64_t end;  // behind the last
};

std::optional<std::int64_t> count_in(std::string_view detail) {
    return base::json_integer(detail, "rows");
}

std::optional<Bounds> bounds_of_counted(std::int64_t first, std::int64_t rows, const Row& member) {
    const bool has_it = rows > sequence_of(member.id) - first && rows <= most_rows_of_an_action;
    return has_it ? std::optional(Bounds{first, first + rows}) : std::nullopt;
}

// That a row of the log is of the branch :own or, where that has none of its instant there, of
// another of the device.
std::string is_of_branches() {
    return fmt::format(
        "device.id = (SELECT id FROM main.device WHERE no = :own) AND (device.no = :own OR "
        "NOT EXISTS (SELECT 1 FROM main.log mine WHERE mine.id = {} + {} "
        "AND mine.at = log.at))",
        sql::before_rows_of(":own"), sql::sequence_of("log.id"));
}

// Whether the row at which it stands may be of the same action, and begins none.
bool is_alike(const Statement& rows, const Row& member) {
    return rows.get<core::Instant>(1) == member.moment.at &&
           rows.get<core::RowKind>(2) == member.kind && !count_in(rows.get<std::string_view>(3));
}

RowId last_alike(const Row& member, Statement& next) {
    RowId last = member.id;
    while (next.step() && is_alike(next, member)) last = next.get<RowId>(0);
    return last;
}

// They have one kind and one instant, behind the action before. Answers are given one by one.
Bounds bounds_without_count(Database& db, const Row& member, RowId begin) {
    if (core::is_answer(member.kind)) return {sequence_of(member.id), sequence_of(member.id) + 1};
    constexpr auto rows =
        "SELECT log.id, at, kind, json FROM main.log LEFT JOIN main.detail ON detail.row = log.id "
        "WHERE log.id {} ORDER BY log.id {}";
    Statement before = db.prepare(fmt::format(rows, "< ?1 AND log.id >= ?2", "DESC"));
    const RowId first = last_alike(member, before.bind(member.id, begin));
    Statement behind = db.prepare(fmt::format(rows, "> ?1 AND log.id < ?2", ""));
    behind.bind(member.id, row_id(device_of(member.id) + 1, 0));
    return {sequence_of(first), sequence_of(last_alike(member, behind)) + 1};
}

// Its first row, which is lost here, on another branch.
std::optional<Bounds> bounds_on_another_branch(Database& db, const Row& member) {
    if (core::is_answer(member.kind)) return std::nullopt;
    Statement details = db.prepare(fmt::format(
        "SELECT {0}, json FROM main.device CROSS JOIN main.log ON log.id > {1} AND "
        "log.id < {1} + :member JOIN main.detail ON detail.row = log.id "
        "WHERE device.no <> :own AND log.at = :at AND {2} ORDER BY 1 DESC",
        sql::sequence_of("log.id"), sql::before_rows_of("device.no"), is_of_branches()));
    details.set(":own", device_of(member.id))
        .set(":member", sequence_of(member.id))
        .set(":at", member.moment.at);
    while (details.step())
        if (const auto rows = count_in(details.get<std::string_view>(1)))
            return bounds_of_counted(details.get<std::int64_t>(0), *rows, member);
    return std::nullopt;
}

Bounds bounds_of(Database& db, const Row& member) {
    RowId begin = row_id(device_of(member.id), 1);
    Statement details = db.prepare(
        "SELECT row, json FROM main.detail WHERE row <= ? AND row >= ? ORDER BY row DESC");
    details.bind(member.id, begin);
    while (details.step()) {
        const auto first = details.get<RowId>(0);
        const auto rows = count_in(details.get<std::string_view>(1));
        if (!rows) continue;
        if (const auto bounds = bounds_of_counted(sequence_of(first), *rows, member))
            return *bounds;
        begin = first + std::clamp<std::int64_t>(*rows, 1, member.id - first);
        break;
    }
    const auto elsewhere = bounds_on_another_branch(db, member);
    return elsewhere ? *elsewhere : bounds_without_count(db, member, begin);
}

}  // namespace

// Where rows of it were lost others may have come: those of one action have one instant.
Action standing_action_of(Database& db, RowId member) {
    const auto known = find_row(db, member);
    if (!known) return {};
    const Bounds bounds = bounds_of(db, *known);
    Statement rows = db.prepare(fmt::format(
        "SELECT {0} {1} WHERE log.at = :at AND log.id NOT IN (SELECT row FROM derived.void) "
        "AND log.id IN (SELECT log.id FROM main.device CROSS JOIN main.log "
        "ON log.id >= {2} + :first AND log.id < {2} + :end WHERE {3}) ORDER BY {4}, log.id",
        row_columns, row_tables, sql::before_rows_of("device.no"), is_of_branches(),
        sql::sequence_of("log.id")));
    rows.set(":at", known->moment.at)
        .set(":own", device_of(member))
        .set(":first", bounds.first)
        .set(":end", bounds.end);
    Action action;
    while (rows.step())
        if (Row row = read_row(rows); core::is_undoable(row.kind)) action.push_back(std::move(row));
    return action;
}

}  // namespace store
