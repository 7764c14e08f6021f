#include "store/cards/counts.hpp"

#include "store/fragments.hpp"

#include <fmt/format.h>

#include <map>

namespace store {

DayCounts Counts::done_on(core::Day day) {
    Statement row = db_.prepare(
        "SELECT coalesce(sum(first_day = ?1), 0), coalesce(sum(review_day = ?1), 0) "
        "FROM derived.card WHERE last_day = ?1");
    row.bind(day).step();
    return {row.get<int>(0), row.get<int>(1)};
}

std::optional<core::Day> Counts::last_day() {
    Statement last =
        db_.prepare("SELECT max(last_day) FROM derived.card WHERE last_day IS NOT NULL");
    last.step();
    return last.get<std::optional<core::Day>>(0);
}

std::vector<DeckSummary> Counts::decks() {
    // Grouping in SQL would sort all cards.
    Statement cards = db_.prepare(
        fmt::format("SELECT deck, {} AND {}, {}, rank = 0 FROM derived.card WHERE live = 1",
                    sql::is_new, sql::not_suspended, sql::is_suspended));
    std::map<std::int64_t, DeckSummary> decks;
    while (cards.step()) {
        const auto no = cards.get<std::int64_t>(0);
        DeckSummary& deck = decks.try_emplace(no, DeckSummary{no}).first->second;
        ++deck.cards;
        deck.fresh += cards.get<int>(1);
        deck.suspended += cards.get<int>(2);
        deck.first += cards.get<int>(3);
    }
    std::vector<DeckSummary> out;
    for (const auto& [no, deck] : decks) out.push_back(deck);
    return out;
}

Counts::NewCards Counts::new_cards(const Selection& selection) {
    Statement notes = select_cards(
        db_, selection,
        fmt::format("SELECT coalesce(sum(cards), 0), coalesce(max(cards), 0) FROM (SELECT count(*) "
                    "AS cards FROM derived.card WHERE live = 1 AND {} AND {}",
                    sql::is_new, sql::not_suspended),
        " GROUP BY note)");
    notes.step();
    return {notes.get<int>(0), notes.get<int>(1)};
}

int Counts::live_cards() {
    return static_cast<int>(
        db_.integer("SELECT count(*) FROM derived.card WHERE live = 1").value_or(0));
}

}  // namespace store
