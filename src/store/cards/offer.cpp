#include "store/cards/offer.hpp"

#include "base/numbers/hash.hpp"
#include "store/cards/counts.hpp"
#include "store/cards/deck_caps.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace store {
namespace {

using core::Phase;
using core::QueueCard;

constexpr int clearing_horizon = 100;  // days; beyond it the number tells nobody anything

// An odd multiplier below 2^31 that scatters card numbers differently each day.
std::int64_t scatter(core::Day day) {
    const std::int64_t date = Column<core::Day>::number(day);
    const std::string_view bytes(reinterpret_cast<const char*>(&date), sizeof date);
    return static_cast<std::int64_t>((base::hash64(bytes) & 0x7fffffffU) | 1U);
}

QueueCard queue_card(const Statement& row, Phase phase) {
    return {row.get<std::int64_t>(0), row.get<std::int64_t>(1), phase, {}};
}

}  // namespace

Statement Offers::select(const OfferRequest& request, std::string_view columns_and_where,
                         std::string_view order) {
    return select_cards(db_, settings_.rollover, request.selection(), columns_and_where, order);
}

std::unordered_set<std::int64_t> Offers::notes_answered_on(core::Day day) {
    std::unordered_set<std::int64_t> notes;
    Statement rows =
        db_.prepare("SELECT note FROM derived.card WHERE last_day = ? AND note IS NOT NULL");
    rows.bind(day);
    while (rows.step()) notes.insert(rows.get<std::int64_t>(0));
    return notes;
}

Offer Offers::make(const OfferRequest& request) {
    const core::Day today = request.now.day;
    const DayCounts done = Counts(db_, settings_).done_on(today);
    const int reviews =
        request.reviews.value_or(std::max(0, settings_.reviews_per_day - done.reviewed));
    Offer offer;
    add_learning(offer, request);
    DeckCaps cap(db_, settings_, today, DeckCaps::reviews);
    add_reviews(offer, request, reviews, cap);
    const bool backlog = offer.due_reviews > reviews;
    if (backlog)
        offer.backlog = Backlog{offer.due_reviews, static_cast<int>(offer.cards.reviews.size()),
                                days_to_clear(request, offer.due_reviews, reviews)};
    const int fresh = backlog ? 0 : std::max(0, settings_.new_per_day - done.introduced);
    if (request.ahead_days > 0)
        add_ahead(offer, request, reviews - static_cast<int>(offer.cards.reviews.size()), cap);
    add_new(offer, request, request.new_cards.value_or(fresh));
    return offer;
}

void Offers::add_learning(Offer& offer, const OfferRequest& request) {
    const core::Moment& now = request.now;
    Statement rows =
        select(request,
               fmt::format("SELECT no, note, phase, due, last_day FROM derived.card "
                           "WHERE {} AND {} AND {}",
                           sql::comes_back, sql::in_learning, sql::not_buried_on(":today")),
               " ORDER BY due, no");
    rows.set(":today", now.day);
    while (rows.step()) {
        QueueCard card = queue_card(rows, rows.get<Phase>(2));
        card.due_at = rows.get<core::Instant>(3);
        const core::Day due = core::study_day(card.due_at, now.zone, settings_.rollover);
        if (due > now.day) {
            offer.later.push_back(card);
            continue;
        }
        // A step that ran over the end of its day is due from the start of the next.
        if (rows.get<core::Day>(4) < now.day) card.due_at = std::min(card.due_at, now.at);
        offer.cards.learning.push_back(card);
    }
}

// Read in the order of the index and sorted here: a heap gives up the few that are shown without
// sorting the many that wait.
std::vector<Offers::DueCard> Offers::due_cards(const OfferRequest& request) {
    const core::Day today = request.now.day;
    const std::int64_t today_scatter = scatter(today);
    Statement rows =
        select(request, fmt::format("SELECT no, note, deck, due, interval FROM derived.card "
                                    "WHERE {} AND {} AND due <= :today AND {}",
                                    sql::comes_back, sql::in_review, sql::not_buried_on(":today")));
    rows.set(":today", today);
    std::vector<DueCard> due;
    while (rows.step()) {
        const std::chrono::duration<double, core::Days::period> late =
            today - rows.get<core::Day>(3);
        due.push_back({late / std::max(rows.get<core::Days>(4), core::Days{1}),
                       rows.get<std::int64_t>(0) * today_scatter % 2147483647,
                       rows.get<std::int64_t>(0), rows.get<std::int64_t>(1),
                       rows.get<std::int64_t>(2)});
    }
    return due;
}

void Offers::add_reviews(Offer& offer, const OfferRequest& request, int limit, DeckCaps& cap) {
    std::vector<DueCard> due = due_cards(request);
    offer.due_reviews = static_cast<std::int64_t>(due.size());
    auto notes = notes_answered_on(request.now.day);
    const auto later = [](const DueCard& a, const DueCard& b) {  // the more overdue is the greater
        return std::pair(a.lateness, -a.scatter) < std::pair(b.lateness, -b.scatter);
    };
    std::make_heap(due.begin(), due.end(), later);
    while (!due.empty() && static_cast<int>(offer.cards.reviews.size()) < limit) {
        std::pop_heap(due.begin(), due.end(), later);
        const DueCard card = due.back();
        due.pop_back();
        if (notes.contains(card.note) || !cap.take(card.deck)) continue;
        notes.insert(card.note);
        offer.cards.reviews.push_back({card.no, card.note, Phase::review, {}});
    }
}

void Offers::add_ahead(Offer& offer, const OfferRequest& request, int limit, DeckCaps& cap) {
    const core::Day today = request.now.day;
    auto notes = notes_answered_on(today);
    for (const QueueCard& card : offer.cards.reviews) notes.insert(card.note);
    Statement rows =
        select(request,
               fmt::format("SELECT no, note, deck FROM derived.card "
                           "WHERE {} AND {} AND due > :today AND due <= :last AND {}",
                           sql::comes_back, sql::in_review, sql::not_buried_on(":today")),
               " ORDER BY due, no * :scatter % 2147483647");
    rows.set(":today", today)
        .set(":last", today + core::Days{request.ahead_days})
        .set(":scatter", scatter(today));
    while (static_cast<int>(offer.cards.ahead.size()) < limit && rows.step()) {
        if (notes.contains(rows.get<std::int64_t>(1)) || !cap.take(rows.get<std::int64_t>(2)))
            continue;
        notes.insert(rows.get<std::int64_t>(1));
        offer.cards.ahead.push_back(queue_card(rows, Phase::review));
    }
}

// Day by day, with what falls due meanwhile; 0 where it takes longer than the horizon.
int Offers::days_to_clear(const OfferRequest& request, std::int64_t waiting, int today_limit) {
    const std::int64_t limit = settings_.reviews_per_day;
    waiting -= today_limit;
    Statement falls_due = select(
        request, fmt::format("SELECT count(*) FROM derived.card WHERE {} AND {} AND due = :day",
                             sql::comes_back, sql::in_review));
    for (int day = 1; day <= clearing_horizon; ++day) {
        if (waiting <= 0) return day;
        if (waiting > limit * (clearing_horizon - day)) return 0;
        falls_due.set(":day", request.now.day + core::Days{day}).step();
        waiting += falls_due.get<std::int64_t>(0) - limit;
    }
    return 0;
}

}  // namespace store
