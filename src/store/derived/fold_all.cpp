// Folding the whole log at once: one scan in the order of arrival, a step for each row, and all
// memories written in the order of the cards. Far faster than asking the log card by card; that is
// done only for cards whose rows did not arrive in fold order.
#include "store/derived/memories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace store {
namespace {

// The rows that are taken back, to be asked for in the order of their numbers.
class VoidRows {
public:
    explicit VoidRows(Database& db)
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

// The cards that have names, in the order of their numbers, and each name's place among them.
struct Memories::Places {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct Name {
        std::uint64_t seed = 0;
        std::size_t place = none;
    };
    std::vector<std::int64_t> cards;
    std::vector<Name> names;

    // Of the card that a row is about; nothing for a number that another program wrote.
    const Name* of(std::int64_t name) const {
        if (name <= 0 || name >= std::ssize(names)) return nullptr;
        const Name& found = names[static_cast<std::size_t>(name)];
        return found.place == none ? nullptr : &found;
    }
};

Memories::Places Memories::places() {
    const std::vector<Aliases::Alias> aliases = aliases_.all();
    Places places;
    for (const Aliases::Alias& alias : aliases) places.cards.push_back(alias.card);
    auto& cards = places.cards;
    std::sort(cards.begin(), cards.end());
    cards.erase(std::unique(cards.begin(), cards.end()), cards.end());
    if (!aliases.empty()) places.names.resize(static_cast<std::size_t>(aliases.back().name) + 1);
    for (const auto& [name, card, seed] : aliases) {
        const auto place = std::lower_bound(cards.begin(), cards.end(), card) - cards.begin();
        places.names[static_cast<std::size_t>(name)] = {seed, static_cast<std::size_t>(place)};
    }
    return places;
}

template <typename Take>
void Memories::scan_log(const Places& places, Take take) {
    VoidRows voids(db_);
    Statement scan = db_.prepare(
        "SELECT id, at, day, card, kind, coalesce(shift, 0) FROM main.log "
        "WHERE card IS NOT NULL ORDER BY id");
    while (scan.step()) {
        core::FoldRow row = read(scan);
        const Places::Name* name = places.of(row.name);
        if (!name) continue;
        row.is_void = voids.contain(row.id);
        row.seed = name->seed;
        take(name->place, row);
    }
}

std::vector<Memories::Folded> Memories::folded() {
    const Places all = places();
    std::vector<Folded> cards;
    for (const std::int64_t card : all.cards) cards.push_back({card, {}});
    std::set<std::size_t> disordered;
    scan_log(all, [&](std::size_t place, const core::FoldRow& row) {
        core::CardState& kept = cards[place].kept;
        if (kept.version > 0 && !comes_later(row, kept)) disordered.insert(place);
        kept = core::step(kept, row, settings_);
    });
    for (const std::size_t place : disordered)
        cards[place].kept = refolded(cards[place].card).value_or(core::CardState{});
    return cards;
}

std::vector<core::FoldRow> Memories::rows_in_fold_order(const Places& places) {
    std::vector<core::FoldRow> rows;
    scan_log(places, [&](std::size_t, const core::FoldRow& row) { rows.push_back(row); });
    const auto in_order = [this](const core::FoldRow& a, const core::FoldRow& b) {
        return comes_before(a, b);
    };
    if (!std::is_sorted(rows.begin(), rows.end(), in_order))
        std::sort(rows.begin(), rows.end(), in_order);
    return rows;
}

void Memories::replay(const Visit& visit) {
    const Places all = places();
    std::vector<core::CardState> cards(all.cards.size());
    for (const core::FoldRow& row : rows_in_fold_order(all)) {
        const std::size_t place = all.of(row.name)->place;
        const core::CardState before =
            std::exchange(cards[place], core::step(cards[place], row, settings_));
        visit({all.cards[place], row, before, cards[place]});
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

// What another history gave to cards that this one has no rows of.
void Memories::forget_others() {
    constexpr std::string_view has_no_name =
        "NOT EXISTS (SELECT 1 FROM derived.alias WHERE alias.card = card.no)";
    db_.run(fmt::format("DELETE FROM derived.card WHERE note IS NULL AND {}", has_no_name));
    std::vector<std::int64_t> others;
    Statement cards = db_.prepare(
        fmt::format("SELECT no FROM derived.card WHERE version > 0 AND {}", has_no_name));
    while (cards.step()) others.push_back(cards.get<std::int64_t>(0));
    for (const std::int64_t card : others) store(card, {});
}

void Memories::write_all(const std::vector<Folded>& cards) {
    const std::vector<std::string> indexes = drop_indexes();
    forget_others();
    Statement update = db_.prepare(update_memory);
    for (const auto& [card, kept] : cards) write_state(update, card, kept);
    for (const auto& sql : indexes) db_.run(sql);
}

void Memories::fold_all() {
    db_.run(roomy_cache);
    db_.run("DELETE FROM derived.folded");
    voids_.make_anew();
    aliases_.make_anew();
    write_all(folded());
    set_watermarks(heads());
    expect_heirs();
    db_.prepare("INSERT OR REPLACE INTO derived.state (key, value) VALUES ('settings', ?)")
        .bind(core::settings_hash(settings_))
        .run();
}

}  // namespace store
