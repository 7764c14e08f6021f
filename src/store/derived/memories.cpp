#include "store/derived/memories.hpp"

#include "base/numbers/json.hpp"
#include "store/derived/origin.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace store {
namespace {

using core::RowKind;

// More new rows than this are folded together with all others: one scan is then cheaper than many
// look-ups.
constexpr std::int64_t many_rows = 20'000;

using DayColumn = Column<core::Day>;
using InstantColumn = Column<core::Instant>;

}  // namespace

std::vector<Memories::Device> Memories::devices() {
    Statement heads = db_.cached(fmt::format(
        "SELECT d.no, d.id, (SELECT max(id) FROM main.log WHERE {}), coalesce(f.upto, 0), "
        "coalesce(f.beyond, 0), f.device IS NOT NULL "
        "FROM main.device d LEFT JOIN derived.folded f ON f.device = d.id",
        sql::is_of_device("id", "d.no")));
    std::vector<Device> out;
    while (heads.step()) {
        Device device{heads.get<std::int64_t>(0),
                      heads.get<std::string>(1),
                      sequence_of(heads.get<std::int64_t>(2)),
                      heads.get<std::int64_t>(3),
                      heads.get<bool>(5),
                      0};
        device_ids_[device.no] = device.id;  // after a rollback, it may be another device's
        device.fresh = device.last - device.upto;
        if (const auto beyond = heads.get<std::int64_t>(4); beyond > 0)
            device.fresh = rows_after(device) - beyond;
        out.push_back(std::move(device));
    }
    return out;
}

std::int64_t Memories::rows_after(const Device& device) {
    Statement count = db_.cached("SELECT count(*) FROM main.log WHERE id > ? AND id < ?");
    count.bind(row_id(device.no, device.upto), row_id(device.no + 1, 0)).step();
    return count.get<std::int64_t>(0);
}

bool Memories::history_went_back() {
    const auto all = devices();
    return std::any_of(all.begin(), all.end(),
                       [](const Device& device) { return device.fresh < 0; });
}

bool Memories::needs_all(const std::vector<Device>& devices) {
    const bool same_settings =
        db_.cached("SELECT 1 FROM derived.state WHERE key = 'settings' AND value = ?")
            .bind(core::settings_hash(settings_))
            .found();
    if (!same_settings) return true;
    std::int64_t fresh = 0;
    for (const Device& device : devices) {
        if (device.fresh < 0) return true;
        fresh += device.fresh;
    }
    if (fresh > many_rows) return true;
    return db_
        .cached("SELECT 1 FROM derived.folded WHERE device NOT IN (SELECT id FROM main.device)")
        .found();
}

bool Memories::is_behind() {
    const auto all = devices();
    if (needs_all(all)) return true;
    return has_news(all);
}

bool Memories::has_news(const std::vector<Device>& devices) {
    return std::any_of(devices.begin(), devices.end(),
                       [](const Device& device) { return device.fresh != 0; });
}

const std::string& Memories::device_id(std::int64_t no) {
    auto found = device_ids_.find(no);
    if (found == device_ids_.end()) {
        Statement id = db_.cached("SELECT id FROM main.device WHERE no = ?");
        const bool known = id.bind(no).step();
        found = device_ids_.emplace(no, known ? id.get<std::string>(0) : std::string()).first;
    }
    return found->second;
}

bool Memories::is_void(RowId row) {
    return db_.cached("SELECT 1 FROM derived.void WHERE row = ?").bind(row).found();
}

Memories::LogRow Memories::read(const Statement& row) {
    core::FoldRow fold;
    // Merged rows may say anything; these bounds keep arithmetic with them defined.
    constexpr std::int64_t latest = std::int64_t{1} << 53;
    fold.at = InstantColumn::value(std::clamp(row.get<std::int64_t>(1), -latest, latest));
    fold.day = DayColumn::value(
        std::clamp<std::int64_t>(row.get<std::int64_t>(2), -100'000'000, 100'000'000));
    fold.kind = row.get<RowKind>(4);
    fold.shift = row.get<int>(5);
    return {.id = row.get<std::int64_t>(0), .name = row.get<std::int64_t>(3), .fold = fold};
}

std::vector<Memories::LogRow> Memories::rows_since(const Device& device) {
    Statement since = db_.cached(
        "SELECT id, at, day, coalesce(card, 0), kind, coalesce(shift, 0) FROM main.log "
        "WHERE id > ? AND id < ? ORDER BY id");
    since.bind(row_id(device.no, device.upto), row_id(device.no + 1, 0));
    std::vector<LogRow> rows;
    while (since.step()) rows.push_back(read(since));
    return rows;
}

// The row that an undo row names, be it here or not; nothing while its device is unknown.
std::optional<RowId> Memories::taken_back_by(RowId undo_row) {
    Statement detail = db_.cached("SELECT json FROM main.detail WHERE row = ?");
    if (!detail.bind(undo_row).step()) return std::nullopt;
    const auto json = detail.get<std::string_view>(0);
    const auto device = base::json_string(json, "device");
    const auto sequence = base::json_integer(json, "sequence");
    if (!device || !sequence || !is_sequence(*sequence)) return std::nullopt;
    Statement known = db_.cached("SELECT no FROM main.device WHERE lower(hex(id)) = ?");
    if (!known.bind(*device).step()) return std::nullopt;
    return row_id(known.get<std::int64_t>(0), *sequence);
}

// Remembers that row.
std::optional<RowId> Memories::learn_void(RowId undo_row) {
    const auto target = taken_back_by(undo_row);
    if (target)
        db_.cached("INSERT OR IGNORE INTO derived.void (row) VALUES (?)").bind(*target).run();
    return target;
}

bool Memories::comes_before(const LogRow& a, const LogRow& b) {
    if (a.fold.at != b.fold.at) return a.fold.at < b.fold.at;
    if (device_of(a.id) == device_of(b.id)) return a.id < b.id;
    const std::string& one = device_id(device_of(a.id));
    const std::string& other = device_id(device_of(b.id));
    return one != other ? one < other : a.id < b.id;
}

bool Memories::comes_later(const LogRow& row, const KeptCard& card) {
    LogRow last{.id = card.last_row, .name = row.name, .fold = {}};
    last.fold.at = card.last_at;
    return comes_before(last, row);
}

void Memories::add(KeptCard& card, const LogRow& row) const {
    if (!row.is_void) card.state = core::step(card.state, row.fold, settings_);
    card.last_at = row.fold.at;
    card.last_row = row.id;
    card.version += 1;
}

Memories::News Memories::news(const std::vector<Device>& devices) {
    std::vector<LogRow> rows;
    std::vector<RowId> voided;
    bool has_links = false;
    for (const Device& device : devices) {
        if (device.fresh == 0) continue;
        if (!device.known) learn_voids();  // undo rows that came before it may name its rows
        for (const LogRow& row : rows_since(device)) {
            rows.push_back(row);
            if (row.fold.kind == RowKind::link) aliases_.learn_link(row.id);
            if (row.fold.kind == RowKind::undo)
                if (const auto target = learn_void(row.id)) voided.push_back(*target);
            has_links = has_links || row.fold.kind == RowKind::link;
        }
    }
    for (const RowId row : voided) has_links = has_links || aliases_.is_link(row);
    News news;
    if (has_links) news.changed = aliases_.follow_links();
    for (LogRow& row : rows) {
        const auto meant = aliases_.meant_by(row.name);
        if (!meant) continue;
        row.fold.seed = meant->seed;
        news.rows[meant->card].push_back(row);
    }
    for (const RowId row : voided)
        if (const auto card = aliases_.card_of(row)) news.changed.insert(*card);
    return news;
}

// One step for each new row of a card; a fold of all its rows where the new ones do not come last.
void Memories::fold_on(std::int64_t card, std::vector<LogRow> rows) {
    std::sort(rows.begin(), rows.end(),
              [this](const LogRow& a, const LogRow& b) { return comes_before(a, b); });
    auto now = kept(card).value_or(KeptCard{});
    if (now.version > 0 && !comes_later(rows.front(), now)) return refold(card);
    for (LogRow& row : rows) {
        row.is_void = is_void(row.id);
        add(now, row);
    }
    store(card, now);
}

void Memories::catch_up() {
    const auto all = devices();
    if (needs_all(all)) return fold_all();
    if (!has_news(all)) return;
    News fresh = news(all);
    for (const std::int64_t card : fresh.changed) {
        refold(card);
        fresh.rows.erase(card);
    }
    for (auto& [card, rows] : fresh.rows) fold_on(card, std::move(rows));
    set_watermarks();
}

std::optional<KeptCard> Memories::refolded(std::int64_t card) {
    Statement rows =
        db_.cached(fmt::format("SELECT log.id, at, day, log.card, kind, coalesce(shift, 0), "
                               "v.row IS NOT NULL, alias.seed "
                               "FROM derived.alias CROSS JOIN main.log ON log.card = alias.name "
                               "JOIN main.device ON device.no = {} "
                               "LEFT JOIN derived.void v ON v.row = log.id WHERE alias.card = ? "
                               "ORDER BY at, device.id, log.id",
                               sql::device_of("log.id")));
    rows.bind(card);
    KeptCard kept;
    while (rows.step()) {
        LogRow row = read(rows);
        row.is_void = rows.get<bool>(6);
        row.fold.seed = rows.get<std::uint64_t>(7);
        add(kept, row);
    }
    if (kept.version == 0) return std::nullopt;
    return kept;
}

void Memories::refold(std::int64_t card) {
    const auto folded = refolded(card);
    store(card, folded.value_or(KeptCard{}));
    if (!folded) aliases_.forget_card(card);
}

std::optional<KeptCard> Memories::kept(std::int64_t card) {
    Statement row =
        db_.cached(fmt::format("SELECT {} FROM derived.card WHERE no = ?", memory_columns));
    if (!row.bind(card).step()) return std::nullopt;
    return read_kept(row, 0);
}

std::int64_t Memories::differing(std::optional<int> sample) {
    Statement cards =
        db_.prepare(fmt::format("SELECT DISTINCT card FROM derived.alias ORDER BY {} LIMIT ?",
                                sample ? "random()" : "card"));
    cards.bind(sample.value_or(-1));  // -1: no limit
    std::int64_t count = 0;
    while (cards.step()) {
        const auto rows = refolded(cards.get<std::int64_t>(0));
        if (rows && rows != kept(cards.get<std::int64_t>(0))) ++count;
    }
    return count;
}

void Memories::store(std::int64_t card, const KeptCard& kept) {
    Statement update = db_.cached(update_memory);
    write_kept(update, card, kept);
}

// Up to which row all have been folded, and how many beyond the first gap.
void Memories::set_watermark(Device& device) {
    std::int64_t rows = device.last == device.upto + 1 ? 1 : rows_after(device);
    if (device.upto + rows == device.last) {  // no gap
        device.upto = device.last;
        rows = 0;
    }
    for (const LogRow& row : rows > 0 ? rows_since(device) : std::vector<LogRow>{}) {
        if (sequence_of(row.id) != device.upto + 1) break;
        ++device.upto;
        --rows;
    }
    db_.cached(
           "INSERT INTO derived.folded (device, no, upto, beyond, mark) "
           "VALUES (cast(?1 AS BLOB), ?2, ?3, ?4, ?5) "
           "ON CONFLICT (device) DO UPDATE SET no = ?2, upto = ?3, beyond = ?4, mark = ?5")
        .bind(device.id, device.no, device.upto, rows, mark_of(db_, row_id(device.no, device.upto)))
        .run();
}

void Memories::set_watermarks() {
    for (Device& device : devices())
        if (device.fresh != 0) set_watermark(device);
}

}  // namespace store
