#include "store/derived/memories.hpp"

#include "base/numbers/hash.hpp"
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

std::int64_t hidden_number(const core::CardState& state) {
    if (state.suspended) return -1;
    return DayColumn::number(state.buried.value_or(core::Day{}));
}

std::int64_t due_number(const core::Memory& memory) {
    if (memory.phase == core::Phase::review) return DayColumn::number(memory.due_day);
    return memory.is_learning() ? InstantColumn::number(memory.due_at) : 0;
}

// Of the memory columns, those of the scheduler.
core::Memory read_memory(const Statement& row, int first) {
    core::Memory memory;
    memory.phase = row.get<core::Phase>(first + 1);
    memory.step = row.get<int>(first + 2);
    if (memory.phase == core::Phase::review) memory.due_day = row.get<core::Day>(first + 3);
    if (memory.is_learning()) memory.due_at = row.get<core::Instant>(first + 3);
    memory.interval = row.get<int>(first + 4);
    memory.ease = row.get<int>(first + 5);
    memory.reps = row.get<int>(first + 6);
    memory.lapses = row.get<int>(first + 7);
    memory.answers = row.get<int>(first + 8);
    memory.last_day = row.get<core::Day>(first + 11);
    return memory;
}

}  // namespace

const std::string_view memory_columns =
    "card.hidden, card.phase, card.step, card.due, card.interval, card.ease, card.reps, "
    "card.lapses, card.answers, card.first_day, card.review_day, card.last_day, card.last_at, "
    "card.last_row, card.version";

KeptCard read_kept(const Statement& row, int first) {
    KeptCard card;
    core::CardState& state = card.state;
    const std::int64_t hidden = row.get<std::int64_t>(first);
    state.suspended = hidden < 0;
    if (hidden > 0) state.buried = row.get<core::Day>(first);
    state.memory = read_memory(row, first);
    state.first_day = row.get<std::optional<core::Day>>(first + 9);
    state.review_day = row.get<std::optional<core::Day>>(first + 10);
    card.last_at = row.get<core::Instant>(first + 12);
    card.last_row = row.get<std::int64_t>(first + 13);
    card.version = row.get<std::int64_t>(first + 14);
    return card;
}

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

std::uint64_t Memories::seed_of(std::int64_t name) {
    Statement key = db_.cached("SELECT key FROM main.name WHERE no = ?");
    key.bind(name).step();
    return base::hash64(key.get<std::string_view>(0));
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

// 0 where the row is about no card, or not here.
std::int64_t Memories::card_of(RowId row) {
    Statement card = db_.cached("SELECT coalesce(card, 0) FROM main.log WHERE id = ?");
    return card.bind(row).step() ? card.get<std::int64_t>(0) : 0;
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
    News news;
    for (const Device& device : devices) {
        if (device.fresh == 0) continue;
        if (!device.known) learn_voids();  // undo rows that came before it may name its rows
        for (const LogRow& row : rows_since(device)) {
            news.rows[row.name].push_back(row);
            if (row.fold.kind != RowKind::undo) continue;
            if (const auto target = learn_void(row.id)) news.voided.insert(card_of(*target));
        }
    }
    return news;
}

// One step for each new row of a card; a fold of all its rows where the new ones do not come last.
void Memories::fold_on(std::int64_t name, std::vector<LogRow> rows) {
    std::sort(rows.begin(), rows.end(),
              [this](const LogRow& a, const LogRow& b) { return comes_before(a, b); });
    auto card = kept(name).value_or(KeptCard{});
    if (card.version > 0 && !comes_later(rows.front(), card)) return refold(name);
    const std::uint64_t seed = seed_of(name);
    for (LogRow& row : rows) {
        row.fold.seed = seed;
        row.is_void = is_void(row.id);
        add(card, row);
    }
    store(name, card);
}

void Memories::catch_up() {
    const auto all = devices();
    if (needs_all(all)) return fold_all();
    if (!has_news(all)) return;
    News fresh = news(all);
    for (const std::int64_t name : fresh.voided) {
        if (name != 0) refold(name);
        fresh.rows.erase(name);
    }
    fresh.rows.erase(0);  // rows that are about no card
    for (auto& [name, rows] : fresh.rows) fold_on(name, std::move(rows));
    set_watermarks();
}

std::optional<KeptCard> Memories::refolded(std::int64_t name) {
    Statement rows = db_.cached(
        fmt::format("SELECT log.id, at, day, card, kind, coalesce(shift, 0), v.row IS NOT NULL "
                    "FROM main.log JOIN main.device ON device.no = {} "
                    "LEFT JOIN derived.void v ON v.row = log.id WHERE card = ? "
                    "ORDER BY at, device.id, log.id",
                    sql::device_of("log.id")));
    rows.bind(name);
    const std::uint64_t seed = seed_of(name);
    KeptCard card;
    while (rows.step()) {
        LogRow row = read(rows);
        row.fold.seed = seed;
        row.is_void = rows.get<bool>(6);
        add(card, row);
    }
    if (card.version == 0) return std::nullopt;
    return card;
}

void Memories::refold(std::int64_t name) {
    store(name, refolded(name).value_or(KeptCard{}));
}

std::optional<KeptCard> Memories::kept(std::int64_t name) {
    Statement card =
        db_.cached(fmt::format("SELECT {} FROM derived.card WHERE name = ?", memory_columns));
    if (!card.bind(name).step()) return std::nullopt;
    return read_kept(card, 0);
}

std::int64_t Memories::differing(std::optional<int> sample) {
    Statement names = db_.prepare(
        fmt::format("SELECT no FROM main.name ORDER BY {} LIMIT ?", sample ? "random()" : "no"));
    names.bind(sample.value_or(-1));  // -1: no limit
    std::int64_t count = 0;
    while (names.step()) {
        const auto rows = refolded(names.get<std::int64_t>(0));
        if (rows && rows != kept(names.get<std::int64_t>(0))) ++count;
    }
    return count;
}

std::string Memories::update_memory(std::string_view column) {
    return fmt::format(
        "UPDATE derived.card SET hidden = :hidden, phase = :phase, step = :step, due = :due, "
        "interval = :interval, ease = :ease, reps = :reps, lapses = :lapses, answers = :answers, "
        "first_day = :first_day, review_day = :review_day, last_day = :last_day, "
        "last_at = :last_at, last_row = :last_row, version = :version WHERE {} = :which",
        column);
}

Statement& Memories::bind_memory(Statement& update, std::int64_t which, const KeptCard& card) {
    const core::Memory& memory = card.state.memory;
    const std::optional<core::Day> last_day =
        memory.answers > 0 ? std::optional(memory.last_day) : std::nullopt;
    // In the order of their names: to look them up for each card would make a fold slower.
    return update.bind(hidden_number(card.state), memory.phase, memory.step, due_number(memory),
                       memory.interval, memory.ease, memory.reps, memory.lapses, memory.answers,
                       card.state.first_day, card.state.review_day, last_day, card.last_at,
                       card.last_row, card.version, which);
}

// The card gets the history's number with its first row.
void Memories::name_card(std::int64_t name) {
    db_.cached(
           "UPDATE derived.card SET name = ?1 "
           "WHERE key = (SELECT key FROM main.name WHERE no = ?1)")
        .bind(name)
        .run();
    if (db_.changes() > 0) return;
    db_.cached(  // no file has its note
           "INSERT INTO derived.card (key, name, live) SELECT key, no, 0 FROM main.name "
           "WHERE no = ?")
        .bind(name)
        .run();
}

void Memories::store(std::int64_t name, const KeptCard& card) {
    Statement update = db_.cached(update_memory("name"));
    bind_memory(update, name, card).run();
    if (db_.changes() > 0) return;
    name_card(name);
    bind_memory(update, name, card).run();
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
