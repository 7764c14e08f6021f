// Which new cards are met today. Those that somebody wants now come first. Then the learner's own
// notes and those with a tag that is learned first take turns, an own one before; then the rest.
// Among equals one from each deck in turn, each deck in file order. Other settings of new_order
// know no such turns.
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
    bool is_own;
    int given;              // new cards today, those of this offer included
    std::int64_t last;      // when it gave its last, as a row of the log or later
    int rank = 0;           // of the one just drawn
    std::int64_t at = -1;   // its place in the deck
    std::int64_t card = 0;  // the one just drawn
    std::int64_t note = 0;
};

// Decks that give cards of some ranks, one after the other.
struct Offers::Lane {
    std::vector<DeckTurn*> open;
    int last_rank;

    Lane(std::vector<DeckTurn>& turns, bool own, int first_rank, int last) : last_rank(last) {
        for (DeckTurn& turn : turns) {
            if (turn.is_own != own) continue;
            turn.rank = first_rank;
            turn.at = -1;
            open.push_back(&turn);
        }
    }
    // When it gave its last.
    std::int64_t last() const {
        std::int64_t latest = 0;
        for (const DeckTurn* turn : open) latest = std::max(latest, turn->last);
        return latest;
    }
};

// What the new cards of one offer are drawn with.
struct Offers::NewRound {
    const OfferRequest& request;
    std::size_t limit;
    Statement next;  // of a deck, a rank and a place, the card behind it: one for all turns, since
                     // making it costs far more than asking it again
    DeckCaps caps;
    std::vector<DeckTurn> turns;
    Notes& notes;             // shown today already
    std::int64_t latest = 0;  // turn of any deck
};

std::vector<Offers::DeckTurn> Offers::turns(core::Day today) {
    std::vector<DeckTurn> out;
    Statement decks = db_.prepare(
        "SELECT deck.no, deck.root = 0, count(card.no), coalesce(max(card.last_row), 0) "
        "FROM derived.deck LEFT JOIN derived.card "
        "ON last_day = ?1 AND first_day = ?1 AND card.deck = deck.no "
        "WHERE shown = 1 GROUP BY deck.no ORDER BY deck.ord");
    decks.bind(today);
    while (decks.step())
        out.push_back({decks.get<std::int64_t>(0), decks.get<bool>(1), decks.get<int>(2),
                       decks.get<std::int64_t>(3)});
    // Another deck is first each day, lest the last ones never have their turn.
    if (out.empty()) return out;
    const std::size_t first =
        static_cast<std::size_t>(Column<core::Day>::number(today)) % out.size();
    std::rotate(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
    return out;
}

// New cards that meet a condition of SQL, in an order of SQL.
void Offers::add_listed(Offer& offer, NewRound& round, std::string_view where,
                        std::string_view order) {
    Statement rows = select(
        round.request,
        fmt::format("SELECT no, note, deck FROM derived.card WHERE live = 1 AND {} AND {} AND {} "
                    "AND {}",
                    where, sql::is_new, sql::not_suspended, sql::not_buried_on(":today")),
        order);
    rows.set(":today", round.request.now.day);
    while (offer.cards.fresh.size() < round.limit && rows.step()) {
        const auto note = rows.get<std::int64_t>(1);
        if (round.notes.contains(note) || !round.caps.take(rows.get<std::int64_t>(2))) continue;
        round.notes.insert(note);
        offer.cards.fresh.push_back({rows.get<std::int64_t>(0), note, core::Phase::fresh, {}});
    }
}

void Offers::add_wanted(Offer& offer, NewRound& round) {
    if (!db_.cached("SELECT 1 FROM derived.card WHERE first = 1").found()) return;
    add_listed(offer, round, "first = 1", " ORDER BY card.deck, card.ord");
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

// The deck's next new card whose note is not shown today already; false at the end.
bool Offers::draw_new(DeckTurn& turn, int last_rank, NewRound& round) {
    Statement& next = round.next;
    for (; turn.rank <= last_rank; ++turn.rank, turn.at = -1) {
        next.set(":deck", turn.deck).set(":rank", turn.rank);
        while (next.set(":at", turn.at).step()) {
            turn.card = next.get<std::int64_t>(0);
            turn.note = next.get<std::int64_t>(1);
            turn.at = next.get<std::int64_t>(2);
            if (round.notes.insert(turn.note).second) return true;
        }
    }
    return false;
}

// One card of the lane; false where it has no more.
bool Offers::add_one(Offer& offer, Lane& lane, NewRound& round) {
    while (!lane.open.empty()) {
        const auto next = std::min_element(
            lane.open.begin(), lane.open.end(), [](const DeckTurn* a, const DeckTurn* b) {
                return std::pair(a->given, a->last) < std::pair(b->given, b->last);
            });
        DeckTurn& turn = **next;
        if (draw_new(turn, lane.last_rank, round) && round.caps.take(turn.deck)) {
            offer.cards.fresh.push_back({turn.card, turn.note, core::Phase::fresh, {}});
            ++turn.given;
            turn.last = ++round.latest;
            return true;
        }
        lane.open.erase(next);
    }
    return false;
}

void Offers::add_in_turns(Offer& offer, NewRound& round) {
    const auto is_full = [&] { return offer.cards.fresh.size() >= round.limit; };
    Lane own(round.turns, true, 0, 1);
    Lane first(round.turns, false, 0, 0);
    while (!is_full()) {
        Lane& next = own.last() <= first.last() ? own : first;
        Lane& other = &next == &own ? first : own;
        if (!add_one(offer, next, round) && !add_one(offer, other, round)) break;
    }
    Lane rest(round.turns, false, 1, 1);
    while (!is_full() && add_one(offer, rest, round)) continue;
}

void Offers::add_in_order(Offer& offer, NewRound& round) {
    switch (settings_.new_order) {
        case core::NewOrder::turns:
            return add_in_turns(offer, round);
        case core::NewOrder::deck:
            return add_listed(offer, round, "deck IS NOT NULL",
                              " ORDER BY (SELECT ord FROM derived.deck WHERE no = card.deck), "
                              "card.ord");
        case core::NewOrder::random:
            return add_listed(
                offer, round, "deck IS NOT NULL",
                fmt::format(" ORDER BY no * {} % 2147483647, no", scatter(round.request.now.day)));
        case core::NewOrder::added:
            return add_listed(offer, round, "deck IS NOT NULL", " ORDER BY no");
    }
}

void Offers::add_new(Offer& offer, const OfferRequest& request, int limit, Notes& shown) {
    if (limit <= 0) return;
    const core::Day today = request.now.day;
    NewRound round{request,           static_cast<std::size_t>(limit),
                   next_new(request), DeckCaps(db_, settings_, today, DeckCaps::new_cards),
                   turns(today),      shown};
    for (const DeckTurn& turn : round.turns) round.latest = std::max(round.latest, turn.last);
    add_wanted(offer, round);
    add_in_order(offer, round);
    offer.has_capped = round.caps.has_refused();
}

}  // namespace store
