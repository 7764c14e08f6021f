// Folding the whole log at once: one scan in arrival order, a counting sort by card, and a sort
// inside a card only where its rows are out of fold order. Far faster than asking the log card by
// card.
#include "core/hash.hpp"
#include "store/memories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace store {
namespace {

constexpr std::string_view forget_memories =
    "DELETE FROM derived.card WHERE live = 0;"
    "UPDATE derived.card SET name = NULL, hidden = 0, phase = 0, step = 0, due = 0, interval = 0,"
    " ease = 2500, reps = 0, lapses = 0, answers = 0, first_day = NULL, review_day = NULL,"
    " last_day = NULL, last_at = NULL, last_row = NULL, version = 0 WHERE name IS NOT NULL;"
    "DELETE FROM derived.folded; DELETE FROM derived.void;";

}  // namespace

std::vector<Memories::LogRow> Memories::all_rows() {
    std::vector<LogRow> rows;
    rows.reserve(
        static_cast<std::size_t>(db_.integer("SELECT count(*) FROM main.log").value_or(0)));
    Statement scan = db_.prepare(
        "SELECT id, at, day, card, kind, coalesce(shift, 0) FROM main.log "
        "WHERE card IS NOT NULL ORDER BY id");
    while (scan.step()) rows.push_back(read(scan));
    return rows;
}

std::vector<std::uint64_t> Memories::all_seeds() {
    std::vector<std::uint64_t> seeds(
        static_cast<std::size_t>(
            db_.integer("SELECT coalesce(max(no), 0) FROM main.name").value_or(0)) +
        1);
    Statement names = db_.prepare("SELECT no, key FROM main.name");
    while (names.step())
        seeds[static_cast<std::size_t>(names.integer(0))] = core::hash64(names.text(1));
    return seeds;
}

KeptCard Memories::fold(std::span<LogRow> rows, std::uint64_t seed,
                        const std::vector<RowId>& voids) {
    const auto earlier = [&](const LogRow& a, const LogRow& b) {
        if (a.fold.at != b.fold.at) return a.fold.at < b.fold.at;
        return std::tie(device_id(device_of(a.id)), a.id) <
               std::tie(device_id(device_of(b.id)), b.id);
    };
    if (!std::is_sorted(rows.begin(), rows.end(), earlier))
        std::sort(rows.begin(), rows.end(), earlier);
    KeptCard card;
    for (LogRow& row : rows) {
        row.fold.seed = seed;
        if (!std::binary_search(voids.begin(), voids.end(), row.id))
            card.state = core::step(card.state, row.fold, settings_);
    }
    card.last_at = rows.back().fold.at;
    card.last_row = rows.back().id;
    card.version = static_cast<std::int64_t>(rows.size());
    return card;
}

std::vector<RowId> Memories::learn_voids() {
    Statement undos = db_.prepare("SELECT id FROM main.log WHERE kind = ?");
    undos.bind(static_cast<int>(core::RowKind::undo));
    while (undos.step()) learn_void(undos.integer(0));
    std::vector<RowId> voids;
    Statement known = db_.prepare("SELECT row FROM derived.void ORDER BY row");
    while (known.step()) voids.push_back(known.integer(0));
    return voids;
}

void Memories::fold_all() {
    db_.run(roomy_cache);
    db_.run(forget_memories);
    const std::vector<RowId> voids = learn_voids();
    const std::vector<std::uint64_t> seeds = all_seeds();
    const std::vector<LogRow> arrived = all_rows();

    std::vector<std::size_t> begins(seeds.size() + 1, 0);
    for (const LogRow& row : arrived) ++begins[static_cast<std::size_t>(row.name) + 1];
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    std::vector<LogRow> by_card(arrived.size());
    std::vector<std::size_t> next = begins;
    for (const LogRow& row : arrived) by_card[next[static_cast<std::size_t>(row.name)]++] = row;

    for (std::size_t name = 0; name + 1 < begins.size(); ++name) {
        const std::span rows(by_card.data() + begins[name], begins[name + 1] - begins[name]);
        if (!rows.empty()) store(static_cast<std::int64_t>(name), fold(rows, seeds[name], voids));
    }
    set_watermarks();
    db_.prepare("INSERT OR REPLACE INTO derived.state (key, value) VALUES ('settings', ?)")
        .bind(static_cast<std::int64_t>(core::settings_hash(settings_)))
        .run();
}

}  // namespace store
