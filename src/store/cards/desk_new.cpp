// Which new cards are met today: those of the first rank before the rest, one from each deck in
// turn, each deck in file order.
#include "store/cards/deck_caps.hpp"
#include "store/cards/desk.hpp"

#include <algorithm>

namespace store {

// A deck's turn. The one that has given fewest today comes next, and of those the one whose last
// was longest ago, so that the turn goes on where it was when the queue is made again.
struct Desk::Turn {
    std::int64_t deck = 0;
    int given = 0;                  // new cards today, those of this plan included
    std::int64_t last = 0;          // when it gave its last, as a row of the log or later
    std::optional<Statement> rows;  // its new cards of one rank, opened when its turn comes
    std::int64_t card = 0;          // the one just drawn
    std::int64_t note = 0;
};

std::vector<Desk::Turn> Desk::turns(core::Day today) {
    const std::int64_t day = today.time_since_epoch().count();
    std::vector<Turn> out;
    Statement decks = db_.prepare(
        "SELECT deck.no, count(card.no), coalesce(max(card.last_row), 0) FROM derived.deck "
        "LEFT JOIN derived.card ON last_day = ?1 AND first_day = ?1 AND card.deck = deck.no "
        "WHERE shown = 1 GROUP BY deck.no ORDER BY deck.ord");
    decks.bind(day);
    while (decks.step()) {
        Turn turn;
        turn.deck = decks.integer(0);
        turn.given = static_cast<int>(decks.integer(1));
        turn.last = decks.integer(2);
        out.push_back(std::move(turn));
    }
    // Another deck is first each day, lest the last ones never have their turn.
    if (!out.empty())
        std::rotate(
            out.begin(),
            out.begin() + static_cast<std::ptrdiff_t>(static_cast<std::uint64_t>(day) % out.size()),
            out.end());
    return out;
}

// The deck's next new card of that rank whose note is not shown today already; false at the end.
bool Desk::draw_new(Turn& turn, int rank, const DeskRequest& request,
                    std::unordered_set<std::int64_t>& notes) {
    if (!turn.rows) {
        turn.rows = select(
            "SELECT no, note FROM derived.card WHERE live = 1 AND phase = 0 AND deck = ?2 "
            "AND rank = ?3 AND hidden <> -1 AND hidden <> ?1",
            request.selection(), " ORDER BY card.ord");
        turn.rows->bind_at(1, request.now.day.time_since_epoch().count());
        turn.rows->bind_at(2, turn.deck);
        turn.rows->bind_at(3, rank);
    }
    while (turn.rows->step()) {
        turn.card = turn.rows->integer(0);
        turn.note = turn.rows->integer(1);
        if (notes.insert(turn.note).second) return true;
    }
    return false;
}

void Desk::add_new(Plan& plan, const DeskRequest& request, int limit) {
    if (limit <= 0) return;
    const auto held = notes_answered_on(request.now.day);
    std::unordered_set<std::int64_t> notes(held.begin(), held.end());
    for (const auto* list : {&plan.cards.learning, &plan.cards.reviews, &plan.cards.ahead})
        for (const core::QueueCard& card : *list) notes.insert(card.note);
    DeckCaps caps(db_, settings_, request.now.day, DeckCaps::new_cards);
    std::vector<Turn> all = turns(request.now.day);
    std::int64_t latest = 0;
    for (const Turn& turn : all) latest = std::max(latest, turn.last);
    for (const int rank : {0, 1}) {
        std::vector<Turn*> open;
        for (Turn& turn : all) open.push_back(&turn);
        for (Turn* turn : open) turn->rows.reset();
        while (!open.empty() && static_cast<int>(plan.cards.fresh.size()) < limit) {
            const auto next =
                std::min_element(open.begin(), open.end(), [](const Turn* a, const Turn* b) {
                    return std::pair(a->given, a->last) < std::pair(b->given, b->last);
                });
            Turn& turn = **next;
            if (!draw_new(turn, rank, request, notes) || !caps.take(turn.deck)) {
                open.erase(next);
                continue;
            }
            plan.cards.fresh.push_back({turn.card, turn.note, core::Phase::fresh, {}});
            ++turn.given;
            turn.last = ++latest;
        }
    }
}

}  // namespace store
