// Which new cards are met today: those that are wanted now, then those of the first rank, then the
// rest; one from each deck in turn, each deck in file order.
#include "store/cards/deck_caps.hpp"
#include "store/cards/offer.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace store {

// A deck's turn. The one that has given fewest today comes next, and of those the one whose last
// was longest ago, so that the turn goes on where it was when the queue is made again.
struct Offers::DeckTurn {
    std::int64_t deck;
    int given;              // new cards today, those of this offer included
    std::int64_t last;      // when it gave its last, as a row of the log or later
    std::int64_t at = -1;   // the place in the deck of the one just drawn
    std::int64_t card = 0;  // the one just drawn
    std::int64_t note = 0;
};

// What the new cards of one offer are drawn with.
struct Offers::NewRound {
    const OfferRequest& request;
    std::size_t limit;
    Statement next;  // of a deck, a rank and a place, the card behind it: one for all turns, since
                     // making it costs far more than asking it again
    DeckCaps caps;
    std::vector<DeckTurn> turns;
    std::unordered_set<std::int64_t> notes;  // shown today already
    std::int64_t latest = 0;                 // turn of any deck
};

std::vector<Offers::DeckTurn> Offers::turns(core::Day today) {
    std::vector<DeckTurn> out;
    Statement decks = db_.prepare(
        "SELECT deck.no, count(card.no), coalesce(max(card.last_row), 0) FROM derived.deck "
        "LEFT JOIN derived.card ON last_day = ?1 AND first_day = ?1 AND card.deck = deck.no "
        "WHERE shown = 1 GROUP BY deck.no ORDER BY deck.ord");
    decks.bind(today);
    while (decks.step())
        out.push_back({decks.get<std::int64_t>(0), decks.get<int>(1), decks.get<std::int64_t>(2)});
    // Another deck is first each day, lest the last ones never have their turn.
    if (out.empty()) return out;
    const std::size_t first =
        static_cast<std::size_t>(Column<core::Day>::number(today)) % out.size();
    std::rotate(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
    return out;
}

// Those that somebody wants now, deck by deck.
void Offers::add_wanted(Offer& offer, NewRound& round) {
    if (!db_.cached("SELECT 1 FROM derived.card WHERE first = 1").found()) return;
    Statement rows =
        select(round.request,
               fmt::format("SELECT no, note, deck FROM derived.card WHERE live = 1 AND first = 1 "
                           "AND {} AND {} AND {}",
                           sql::is_new, sql::not_suspended, sql::not_buried_on(":today")),
               " ORDER BY card.deck, card.ord");
    rows.set(":today", round.request.now.day);
    while (rows.step() && offer.cards.fresh.size() < round.limit) {
        const auto note = rows.get<std::int64_t>(1);
        if (round.notes.contains(note) || !round.caps.take(rows.get<std::int64_t>(2))) continue;
        round.notes.insert(note);
        offer.cards.fresh.push_back({rows.get<std::int64_t>(0), note, core::Phase::fresh, {}});
    }
}

Statement Offers::next_new(const OfferRequest& request) {
    Statement next = select(
        request,
        fmt::format("SELECT no, note, ord FROM derived.card WHERE live = 1 AND {} AND deck = :deck "
                    "AND rank = :rank AND ord > :at AND first = 0 AND {} AND {}",
                    sql::is_new, sql::not_suspended, sql::not_buried_on(":today")),
        " ORDER BY card.ord LIMIT 1");
    next.set(":today", request.now.day);
    return next;
}

// The deck's next new card of that rank whose note is not shown today already; false at the end.
bool Offers::draw_new(DeckTurn& turn, int rank, NewRound& round) {
    Statement& next = round.next;
    while (next.set(":deck", turn.deck).set(":rank", rank).set(":at", turn.at).step()) {
        turn.card = next.get<std::int64_t>(0);
        turn.note = next.get<std::int64_t>(1);
        turn.at = next.get<std::int64_t>(2);
        if (round.notes.insert(turn.note).second) return true;
    }
    return false;
}

void Offers::add_rank(Offer& offer, int rank, NewRound& round) {
    std::vector<DeckTurn*> open;
    for (DeckTurn& turn : round.turns) {
        turn.at = -1;
        open.push_back(&turn);
    }
    while (!open.empty() && offer.cards.fresh.size() < round.limit) {
        const auto next =
            std::min_element(open.begin(), open.end(), [](const DeckTurn* a, const DeckTurn* b) {
                return std::pair(a->given, a->last) < std::pair(b->given, b->last);
            });
        DeckTurn& turn = **next;
        if (!draw_new(turn, rank, round) || !round.caps.take(turn.deck)) {
            open.erase(next);
            continue;
        }
        offer.cards.fresh.push_back({turn.card, turn.note, core::Phase::fresh, {}});
        ++turn.given;
        turn.last = ++round.latest;
    }
}

void Offers::add_new(Offer& offer, const OfferRequest& request, int limit) {
    if (limit <= 0) return;
    const core::Day today = request.now.day;
    NewRound round{request,           static_cast<std::size_t>(limit),
                   next_new(request), DeckCaps(db_, settings_, today, DeckCaps::new_cards),
                   turns(today),      notes_answered_on(today)};
    for (const DeckTurn& turn : round.turns) round.latest = std::max(round.latest, turn.last);
    for (const auto* list : {&offer.cards.learning, &offer.cards.reviews, &offer.cards.ahead})
        for (const core::QueueCard& card : *list) round.notes.insert(card.note);
    add_wanted(offer, round);
    for (const int rank : {0, 1}) add_rank(offer, rank, round);
}

}  // namespace store
