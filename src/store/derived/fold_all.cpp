// Folding the whole log at once: one scan in the order of arrival, a step for each row, and all
// memories written in the order of the cards. Far faster than asking the log card by card; that is
// done only for cards whose rows did not arrive in fold order.
#include "base/numbers/hash.hpp"
#include "store/derived/memories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace store {
namespace {

// The rows that are taken back, to be asked for in the order of their numbers.
class Voids {
public:
    explicit Voids(Database& db)
        : rows_(db.prepare("SELECT row FROM derived.void ORDER BY row")), more_(rows_.step()) {}

    bool contain(RowId row) {
        while (more_ && rows_.get<std::int64_t>(0) < row) more_ = rows_.step();
        return more_ && rows_.get<std::int64_t>(0) == row;
    }

private:
    Statement rows_;
    bool more_;
};

}  // namespace

std::vector<std::uint64_t> Memories::all_seeds() {
    Statement last = db_.prepare("SELECT max(no) FROM main.name");
    last.step();
    std::vector<std::uint64_t> seeds(last.get<std::size_t>(0) + 1);
    Statement names = db_.prepare("SELECT no, key FROM main.name WHERE no > 0");
    while (names.step())
        seeds[names.get<std::size_t>(0)] = base::hash64(names.get<std::string_view>(1));
    return seeds;
}

void Memories::learn_voids() {
    Statement undos = db_.prepare(
        "SELECT detail.row FROM main.detail CROSS JOIN main.log ON log.id = detail.row "
        "WHERE kind = ? ORDER BY detail.row");
    undos.bind(core::RowKind::undo);
    while (undos.step()) learn_void(undos.get<std::int64_t>(0));
}

template <typename Take>
void Memories::scan_log(std::int64_t names, Take take) {
    Voids voids(db_);
    Statement scan = db_.prepare(
        "SELECT id, at, day, card, kind, coalesce(shift, 0) FROM main.log "
        "WHERE card IS NOT NULL ORDER BY id");
    while (scan.step()) {
        LogRow row = read(scan);
        if (row.name <= 0 || row.name >= names) continue;  // another program's: no card
        row.is_void = voids.contain(row.id);
        take(row);
    }
}

std::vector<KeptCard> Memories::folded() {
    const std::vector<std::uint64_t> seeds = all_seeds();
    std::vector<KeptCard> cards(seeds.size());
    std::set<std::int64_t> disordered;
    scan_log(std::ssize(cards), [&](LogRow& row) {
        const auto name = static_cast<std::size_t>(row.name);
        if (cards[name].version > 0 && !comes_later(row, cards[name])) disordered.insert(row.name);
        row.fold.seed = seeds[name];
        add(cards[name], row);
    });
    for (const std::int64_t name : disordered)
        cards[static_cast<std::size_t>(name)] = refolded(name).value_or(KeptCard{});
    return cards;
}

std::vector<Memories::LogRow> Memories::rows_in_fold_order(std::int64_t names) {
    std::vector<LogRow> rows;
    scan_log(names, [&](const LogRow& row) { rows.push_back(row); });
    const auto in_order = [this](const LogRow& a, const LogRow& b) { return comes_before(a, b); };
    if (!std::is_sorted(rows.begin(), rows.end(), in_order))
        std::sort(rows.begin(), rows.end(), in_order);
    return rows;
}

void Memories::replay(const Visit& visit) {
    const std::vector<std::uint64_t> seeds = all_seeds();
    std::vector<KeptCard> cards(seeds.size());
    for (LogRow& row : rows_in_fold_order(std::ssize(cards))) {
        const auto name = static_cast<std::size_t>(row.name);
        row.fold.seed = seeds[name];
        const core::CardState before = cards[name].state;
        add(cards[name], row);
        visit({row.name, row.id, row.fold, row.is_void, before, cards[name].state});
    }
}

// An index that each of many writes would change is cheaper made again. Returns how.
std::vector<std::string> Memories::drop_indexes() {
    std::vector<std::string> names;
    std::vector<std::string> made_by;
    {
        Statement indexes = db_.prepare(
            "SELECT name, sql FROM derived.sqlite_schema WHERE type = 'index' "
            "AND name IN ('card_due', 'card_new', 'card_today')");
        while (indexes.step()) {
            names.emplace_back(indexes.get<std::string_view>(0));
            constexpr std::string_view create = "CREATE INDEX ";
            made_by.push_back(fmt::format("{}derived.{}", create,
                                          indexes.get<std::string_view>(1).substr(create.size())));
        }
    }
    for (const auto& name : names) db_.run(fmt::format("DROP INDEX derived.{}", name));
    return made_by;
}

// What another history gave the cards is forgotten.
void Memories::forget_memories() {
    db_.run(
        "DELETE FROM derived.card WHERE live = 0;"
        "UPDATE derived.card SET name = NULL, hidden = 0, phase = 0, step = 0, due = 0,"
        " interval = 0, ease = 2500, reps = 0, lapses = 0, answers = 0, first_day = NULL,"
        " review_day = NULL, last_day = NULL, last_at = NULL, last_row = NULL, version = 0 "
        "WHERE name IS NOT NULL");
}

// The catalog's cards that have rows, in the order in which they are kept.
std::vector<Memories::Match> Memories::match_cards(const std::vector<KeptCard>& cards) {
    std::vector<Match> matches;
    bool others = false;
    {
        Statement all = db_.prepare(
            "SELECT card.no, coalesce(card.name, 0), coalesce(name.no, 0) FROM derived.card "
            "LEFT JOIN main.name ON name.key = card.key AND name.no > 0 ORDER BY card.no");
        while (all.step()) {
            const std::int64_t name = all.get<std::int64_t>(2);
            const bool has_rows = name != 0 && cards[static_cast<std::size_t>(name)].version > 0;
            others =
                others || (all.get<bool>(1) && (!has_rows || all.get<std::int64_t>(1) != name));
            if (has_rows)
                matches.push_back(
                    {all.get<std::int64_t>(0), name, all.get<std::int64_t>(1) == name});
        }
    }
    if (!others) return matches;
    forget_memories();
    for (Match& match : matches) match.is_named = false;
    return matches;
}

void Memories::write_all(const std::vector<KeptCard>& cards) {
    const std::vector<std::string> indexes = drop_indexes();
    std::vector<bool> written(cards.size());
    Statement adopt = db_.prepare("UPDATE derived.card SET name = ?2 WHERE no = ?1");
    Statement update = db_.prepare(update_memory("no"));
    for (const auto& [no, name, is_named] : match_cards(cards)) {
        if (!is_named) adopt.bind(no, name).run();
        bind_memory(update, no, cards[static_cast<std::size_t>(name)]).run();
        written[static_cast<std::size_t>(name)] = db_.changes() > 0;
    }
    for (std::size_t name = 0; name < cards.size(); ++name)
        if (cards[name].version > 0 && !written[name])
            store(static_cast<std::int64_t>(name), cards[name]);
    for (const auto& sql : indexes) db_.run(sql);
}

void Memories::fold_all() {
    db_.run(roomy_cache);
    db_.run("DELETE FROM derived.folded; DELETE FROM derived.void;");
    learn_voids();
    write_all(folded());
    set_watermarks();
    db_.prepare("INSERT OR REPLACE INTO derived.state (key, value) VALUES ('settings', ?)")
        .bind(core::settings_hash(settings_))
        .run();
}

}  // namespace store
