#include "store/derived/voids.hpp"

#include "base/numbers/json.hpp"
#include "store/fragments.hpp"
#include "store/history/row.hpp"

#include <fmt/format.h>

#include <charconv>

namespace store {
namespace {

std::optional<std::uint64_t> from_hex(const std::optional<std::string>& text) {
    std::uint64_t mark = 0;
    if (!text) return std::nullopt;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), mark, 16);
    if (read.ec != std::errc{}) return std::nullopt;
    return mark;
}

}  // namespace

bool Voids::contain(RowId row) {
    return db_.cached("SELECT 1 FROM derived.void WHERE row = ?").bind(row).found();
}

std::optional<Voids::Named> Voids::remember_undo(RowId undo_row) {
    const auto row = find_row(db_, undo_row);
    const std::string detail = row ? row->detail : std::string();
    const auto device = base::json_string(detail, "device");
    const auto sequence = base::json_integer(detail, "sequence");
    if (!device || !sequence || !is_sequence(*sequence)) return std::nullopt;
    db_.cached(
           "INSERT OR IGNORE INTO derived.undo (device, sequence, row, mark) VALUES (?, ?, ?, ?)")
        .bind(*device, *sequence, undo_row, from_hex(base::json_string(detail, "mark")))
        .run();
    return Named{*device, *sequence};
}

std::vector<Voids::Undo> Voids::undos_of(const Named& named) {
    Statement rows =
        db_.cached("SELECT row, mark FROM derived.undo WHERE device = ? AND sequence = ?");
    rows.bind(named.device, named.sequence);
    std::vector<Undo> out;
    while (rows.step())
        out.push_back({rows.get<RowId>(0), rows.get<std::optional<std::uint64_t>>(1)});
    return out;
}

std::vector<RowId> Voids::rows_of(const Named& named) {
    Statement rows = db_.cached(
        fmt::format("SELECT log.id FROM main.device CROSS JOIN main.log ON log.id = {} + ?2 "
                    "WHERE lower(hex(device.id)) = ?1",
                    sql::before_rows_of("device.no")));
    rows.bind(named.device, named.sequence);
    std::vector<RowId> out;
    while (rows.step()) out.push_back(rows.get<RowId>(0));
    return out;
}

// The row that says what was taken back: where it is lost, what stands under its number is another
// branch's. Older undo rows do not tell: they mean their own branch, where it has the row.
std::vector<RowId> Voids::meant_by(const Undo& undo, const std::vector<RowId>& rows) {
    std::vector<RowId> meant;
    for (const RowId row : rows)
        if (undo.mark ? mark_of(*find_row(db_, row)) == *undo.mark
                      : device_of(row) == device_of(undo.row))
            meant.push_back(row);
    return undo.mark || !meant.empty() ? meant : rows;
}

std::set<RowId> Voids::taken_back(const Named& named, const std::vector<RowId>& rows) {
    std::set<RowId> out;
    for (const Undo& undo : undos_of(named))
        for (const RowId row : meant_by(undo, rows)) out.insert(row);
    return out;
}

bool Voids::is_covered(const Named& brought) {
    return db_
        .cached(
            "SELECT 1 FROM derived.import WHERE device = ?1 AND first <= ?2 AND last >= ?2 "
            "AND NOT EXISTS (SELECT 1 FROM derived.void WHERE void.row = import.row)")
        .bind(brought.device, brought.sequence)
        .found();
}

// An import row, which needs no other.
bool Voids::has_brought(RowId row) {
    return db_.cached("SELECT 1 FROM derived.import WHERE row = ?").bind(row).found();
}

std::set<RowId> Voids::settle(const Named& named) {
    const auto rows = rows_of(named);
    std::set<RowId> void_now = taken_back(named, rows);
    if (is_brought(named.device) && !is_covered(named))
        for (const RowId row : rows)
            if (!has_brought(row)) void_now.insert(row);
    std::set<RowId> changed;
    for (const RowId row : rows) {
        const bool now = void_now.contains(row);
        if (now == contain(row)) continue;
        db_.cached(now ? "INSERT INTO derived.void (row) VALUES (?)"
                       : "DELETE FROM derived.void WHERE row = ?")
            .bind(row)
            .run();
        changed.insert(row);
        changed.merge(settle_brought(row));
    }
    return changed;
}

std::set<RowId> Voids::settle_brought(RowId import_row) {
    std::vector<Named> brought;
    {
        Statement rows = db_.cached(fmt::format(
            "SELECT import.device, {} FROM derived.import "
            "CROSS JOIN main.device ON lower(hex(device.id)) = import.device "
            "JOIN main.log ON log.id BETWEEN {} + first AND {} + last WHERE import.row = ?",
            sql::sequence_of("log.id"), sql::before_rows_of("device.no"),
            sql::before_rows_of("device.no")));
        rows.bind(import_row);
        while (rows.step())
            if (is_brought(rows.get<std::string_view>(0)))
                brought.push_back({rows.get<std::string>(0), rows.get<std::int64_t>(1)});
    }
    std::set<RowId> changed;
    for (const Named& row : brought) changed.merge(settle(row));
    return changed;
}

std::set<RowId> Voids::learn(RowId row, core::RowKind kind, std::string_view device_hex) {
    std::set<RowId> changed;
    if (kind == core::RowKind::undo)
        if (const auto named = remember_undo(row)) changed = settle(*named);
    if (kind == core::RowKind::import) {
        remember_import(row);
        changed = settle_brought(row);
    }
    const Named own{std::string(device_hex), sequence_of(row)};
    if (is_brought(device_hex) || !undos_of(own).empty()) changed.merge(settle(own));
    return changed;
}

void Voids::remember_import(RowId import_row) {
    db_.cached(
           "INSERT OR IGNORE INTO derived.import (row, device, first, last) "
           "SELECT ?1, value ->> '$.device', value ->> '$.first', value ->> '$.last' "
           "FROM main.detail, json_each(detail.json, '$.brought') WHERE detail.row = ?1 "
           "AND json_valid(detail.json) AND json_each.type = 'object' "
           "AND json_type(value, '$.device') = 'text' AND json_type(value, '$.first') = 'integer' "
           "AND json_type(value, '$.last') = 'integer'")
        .bind(import_row)
        .run();
}

void Voids::make_anew() {
    db_.run("DELETE FROM derived.undo; DELETE FROM derived.import; DELETE FROM derived.void;");
    Statement rows = db_.prepare(
        "SELECT detail.row, kind FROM main.detail CROSS JOIN main.log ON log.id = detail.row "
        "WHERE kind IN (?, ?) ORDER BY detail.row");
    rows.bind(core::RowKind::undo, core::RowKind::import);
    while (rows.step())
        if (rows.get<core::RowKind>(1) == core::RowKind::undo)
            remember_undo(rows.get<RowId>(0));
        else
            remember_import(rows.get<RowId>(0));
    Statement named = db_.prepare("SELECT DISTINCT device, sequence FROM derived.undo");
    while (named.step()) settle({named.get<std::string>(0), named.get<std::int64_t>(1)});
    Statement brought = db_.prepare(fmt::format(
        "SELECT lower(hex(device.id)), {} FROM main.device CROSS JOIN main.log ON {} "
        "WHERE lower(hex(device.id)) LIKE '{}%'",
        sql::sequence_of("log.id"), sql::is_of_device("log.id", "device.no"), brought_device));
    while (brought.step()) settle({brought.get<std::string>(0), brought.get<std::int64_t>(1)});
}

}  // namespace store
