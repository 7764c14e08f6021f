#include "store/derived/undos.hpp"

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

bool Undos::is_void(RowId row) {
    return db_.cached("SELECT 1 FROM derived.void WHERE row = ?").bind(row).found();
}

std::optional<Undos::Named> Undos::remember(RowId undo_row) {
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

std::vector<Undos::Undo> Undos::undos_of(std::string_view device_hex, std::int64_t sequence) {
    Statement rows =
        db_.cached("SELECT row, mark FROM derived.undo WHERE device = ? AND sequence = ?");
    rows.bind(device_hex, sequence);
    std::vector<Undo> out;
    while (rows.step())
        out.push_back({rows.get<RowId>(0), rows.get<std::optional<std::uint64_t>>(1)});
    return out;
}

std::vector<RowId> Undos::rows_of(std::string_view device_hex, std::int64_t sequence) {
    Statement rows = db_.cached(
        fmt::format("SELECT log.id FROM main.device CROSS JOIN main.log ON log.id = {} + ?2 "
                    "WHERE lower(hex(device.id)) = ?1",
                    sql::before_rows_of("device.no")));
    rows.bind(device_hex, sequence);
    std::vector<RowId> out;
    while (rows.step()) out.push_back(rows.get<RowId>(0));
    return out;
}

// Of several branches, the row that says what was taken back. Older undo rows do not tell: they
// mean their own branch, where it has the row.
std::vector<RowId> Undos::meant_by(const Undo& undo, const std::vector<RowId>& rows) {
    if (rows.size() < 2) return rows;
    std::vector<RowId> alike;
    for (const RowId row : rows)
        if (undo.mark && mark_of(*find_row(db_, row)) == *undo.mark) alike.push_back(row);
    if (!alike.empty()) return alike;
    for (const RowId row : rows)
        if (device_of(row) == device_of(undo.row)) return {row};
    return rows;
}

std::set<RowId> Undos::meet(std::string_view device_hex, std::int64_t sequence) {
    const auto undos = undos_of(device_hex, sequence);
    if (undos.empty()) return {};
    const auto rows = rows_of(device_hex, sequence);
    std::set<RowId> void_now;
    for (const Undo& undo : undos)
        for (const RowId row : meant_by(undo, rows)) void_now.insert(row);
    std::set<RowId> changed;
    for (const RowId row : rows) {
        const bool now = void_now.contains(row);
        if (now == is_void(row)) continue;
        db_.cached(now ? "INSERT INTO derived.void (row) VALUES (?)"
                       : "DELETE FROM derived.void WHERE row = ?")
            .bind(row)
            .run();
        changed.insert(row);
    }
    return changed;
}

std::set<RowId> Undos::learn(RowId undo_row) {
    const auto named = remember(undo_row);
    if (!named) return {};
    return meet(named->device, named->sequence);
}

void Undos::make_anew() {
    db_.run("DELETE FROM derived.undo; DELETE FROM derived.void;");
    Statement undos = db_.prepare(
        "SELECT detail.row FROM main.detail CROSS JOIN main.log ON log.id = detail.row "
        "WHERE kind = ? ORDER BY detail.row");
    undos.bind(core::RowKind::undo);
    while (undos.step()) remember(undos.get<RowId>(0));
    Statement named = db_.prepare("SELECT DISTINCT device, sequence FROM derived.undo");
    while (named.step()) meet(named.get<std::string_view>(0), named.get<std::int64_t>(1));
}

}  // namespace store
