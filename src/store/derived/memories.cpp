#include "store/derived/memories.hpp"

#include "base/numbers/json.hpp"
#include "base/text/hex.hpp"
#include "store/derived/heirs.hpp"
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

// Merged rows may say anything; this keeps arithmetic with their days defined.
constexpr std::int64_t most_days = 100'000'000;

using DayColumn = Column<core::Day>;
using InstantColumn = Column<core::Instant>;

}  // namespace

Heads Memories::heads() {
    Heads heads = read_heads(db_);
    // After a rollback, a number may be another device's.
    for (const Head& device : heads.devices) device_ids_[device.no] = device.id;
    return heads;
}

bool Memories::needs_all(const Heads& heads) const {
    if (heads.settings != core::settings_hash(settings_)) return true;
    if (heads.went_back() || !heads.all_there) return true;
    std::int64_t fresh = 0;
    for (const Head& device : heads.devices) fresh += device.fresh;
    return fresh > many_rows;
}

// Of no history there is nothing to be folded.
bool Memories::is_behind(const Heads& heads) const {
    if (db_.is_in_memory()) return false;
    return needs_all(heads) || heads.have_news();
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

std::optional<core::GivenState> Memories::given_state(RowId row) {
    Statement detail = db_.cached("SELECT json FROM main.detail WHERE row = ?");
    if (!detail.bind(row).step()) return std::nullopt;
    const auto json = detail.get<std::string_view>(0);
    const auto interval = base::json_integer(json, "interval");
    const auto ease = base::json_integer(json, "ease");
    const auto due = base::json_integer(json, "due");
    if (!interval || !ease || !due) return std::nullopt;
    return core::GivenState{
        .interval = static_cast<int>(std::clamp(*interval, std::int64_t{0}, most_days)),
        .ease = static_cast<int>(std::clamp(*ease, std::int64_t{0}, most_days)),
        .due = DayColumn::value(std::clamp(*due, -most_days, most_days))};
}

core::FoldRow Memories::read(const Statement& row) {
    constexpr std::int64_t latest = std::int64_t{1} << 53;
    core::FoldRow out;
    out.id = row.get<RowId>(0);
    out.at = InstantColumn::value(std::clamp(row.get<std::int64_t>(1), -latest, latest));
    out.day =
        DayColumn::value(std::clamp<std::int64_t>(row.get<std::int64_t>(2), -most_days, most_days));
    out.name = row.get<std::int64_t>(3);
    out.kind = row.get<RowKind>(4);
    out.shift = row.get<int>(5);
    if (out.kind == RowKind::state) out.given = given_state(out.id);
    return out;
}

std::vector<core::FoldRow> Memories::rows_since(const Head& device) {
    Statement since = db_.cached(
        "SELECT id, at, day, coalesce(card, 0), kind, coalesce(shift, 0) FROM main.log "
        "WHERE id > ? AND id < ? ORDER BY id");
    since.bind(row_id(device.no, device.upto), row_id(device.no + 1, 0));
    std::vector<core::FoldRow> rows;
    while (since.step()) rows.push_back(read(since));
    return rows;
}

// What two branches wrote in one instant under one number is told apart by what it does.
bool Memories::comes_before(const core::FoldRow& a, const core::FoldRow& b) {
    if (a.at != b.at) return a.at < b.at;
    if (device_of(a.id) == device_of(b.id)) return a.id < b.id;
    const auto place = [this](const core::FoldRow& row) {
        return std::tuple(std::string_view(device_id(device_of(row.id))), sequence_of(row.id),
                          row.kind, row.day, row.shift, row.seed, row.id);
    };
    return place(a) < place(b);
}

bool Memories::comes_later(const core::FoldRow& row, const core::CardState& card) {
    if (row.at != card.last_at) return row.at > card.last_at;
    const auto place = [this](RowId id) {
        return std::pair(std::string_view(device_id(device_of(id))), sequence_of(id));
    };
    return place(row.id) > place(card.last_row);
}

Memories::News Memories::news(const Heads& heads) {
    std::vector<core::FoldRow> rows;
    std::set<RowId> turned;  // void now, or not any more
    bool links_changed = false;
    for (const Head& device : heads.devices) {
        if (device.fresh == 0) continue;
        const std::string hex = base::to_hex(device.id);
        for (const core::FoldRow& row : rows_since(device)) {
            rows.push_back(row);
            if (row.kind == RowKind::link) aliases_.learn_link(row.id);
            if (row.kind == RowKind::link) links_changed = true;
            turned.merge(voids_.learn(row.id, row.kind, hex));
        }
    }
    for (const RowId row : turned) links_changed = links_changed || aliases_.is_link(row);
    News news;
    if (links_changed) news.changed = aliases_.follow_links();
    Aliases::Meanings meanings(aliases_);
    for (core::FoldRow& row : rows) {
        const auto meant = meanings.of(row.name);
        if (!meant) continue;
        row.seed = meant->seed;
        news.rows[meant->card].push_back(row);
    }
    for (const RowId row : turned)
        if (const auto card = aliases_.card_of(row)) news.changed.insert(*card);
    return news;
}

// One step for each new row of a card; a fold of all its rows where the new ones do not come last.
void Memories::fold_on(std::int64_t card, std::vector<core::FoldRow> rows) {
    std::sort(rows.begin(), rows.end(), [this](const core::FoldRow& a, const core::FoldRow& b) {
        return comes_before(a, b);
    });
    auto now = kept(card).value_or(core::CardState{});
    if (now.version > 0 && !comes_later(rows.front(), now)) return refold(card);
    for (core::FoldRow& row : rows) {
        row.is_void = voids_.contain(row.id);
        now = core::step(now, row, settings_);
    }
    store(card, now);
}

void Memories::catch_up() {
    const Heads all = heads();
    if (needs_all(all)) return fold_all();
    if (!all.have_news()) return;
    News fresh = news(all);
    for (const std::int64_t card : fresh.changed) {
        refold(card);
        fresh.rows.erase(card);
    }
    for (auto& [card, rows] : fresh.rows) fold_on(card, std::move(rows));
    set_watermarks(all);
}

void Memories::expect_heirs() {
    db_.cached("INSERT OR REPLACE INTO derived.state (key, value) VALUES ('expects heirs', 1)")
        .run();
}

bool Memories::expects_heirs() {
    return db_.cached("SELECT 1 FROM derived.state WHERE key = 'expects heirs'").found();
}

void Memories::put_heirs(const std::vector<core::Heir>& heirs) {
    const auto old = read_heirs(db_);
    if (old != heirs) write_heirs(db_, heirs);
    db_.cached("DELETE FROM derived.state WHERE key = 'expects heirs'").run();
    std::vector<std::string> names;
    for (const core::Heir& heir : old) names.push_back(heir.from);
    for (const std::int64_t card : aliases_.follow_links(names)) refold(card);
}

std::optional<core::CardState> Memories::refolded(std::int64_t card) {
    Statement rows = db_.cached(
        fmt::format("SELECT log.id, at, day, log.card, kind, coalesce(shift, 0), "
                    "v.row IS NOT NULL, alias.seed "
                    "FROM derived.alias CROSS JOIN main.log ON log.card = alias.name "
                    "JOIN main.device ON device.no = {} "
                    "LEFT JOIN derived.void v ON v.row = log.id WHERE alias.card = ? "
                    "ORDER BY at, device.id, {}, kind, day, coalesce(shift, 0), seed, log.id",
                    sql::device_of("log.id"), sql::sequence_of("log.id")));
    rows.bind(card);
    core::CardState kept;
    while (rows.step()) {
        core::FoldRow row = read(rows);
        row.is_void = rows.get<bool>(6);
        row.seed = rows.get<std::uint64_t>(7);
        kept = core::step(kept, row, settings_);
    }
    if (kept.version == 0) return std::nullopt;
    return kept;
}

void Memories::refold(std::int64_t card) {
    const auto folded = refolded(card);
    store(card, folded.value_or(core::CardState{}));
    if (!folded) aliases_.forget_card(card);
}

std::optional<core::CardState> Memories::kept(std::int64_t card) {
    Statement row =
        db_.cached(fmt::format("SELECT {} FROM derived.card WHERE no = ?", memory_columns));
    if (!row.bind(card).step()) return std::nullopt;
    return read_state(row, 0);
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

void Memories::store(std::int64_t card, const core::CardState& kept) {
    Statement update = db_.cached(update_memory);
    write_state(update, card, kept);
}

// Up to which row all have been folded, and how many beyond the first gap.
void Memories::set_watermark(Head device) {
    std::int64_t rows = device.last == device.upto + 1 ? 1 : rows_after(db_, device);
    if (device.upto + rows == device.last) {  // no gap
        device.upto = device.last;
        rows = 0;
    }
    for (const core::FoldRow& row : rows > 0 ? rows_since(device) : std::vector<core::FoldRow>{}) {
        if (sequence_of(row.id) != device.upto + 1) break;
        ++device.upto;
        --rows;
    }
    remember_head(db_, device, rows);
}

void Memories::set_watermarks(const Heads& heads) {
    for (const Head& device : heads.devices)
        if (device.fresh != 0) set_watermark(device);
}

}  // namespace store
