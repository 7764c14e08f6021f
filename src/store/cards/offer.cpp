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

QueueCard queue_card(const Statement& row, Phase phase) {
    return {row.get<std::int64_t>(0), row.get<std::int64_t>(1), phase, {}};
}

}  // namespace

std::int64_t Offers::scatter(core::Day day) {
    const std::int64_t date = Column<core::Day>::number(day);
    const std::string_view bytes(reinterpret_cast<const char*>(&date), sizeof date);
    return static_cast<std::int64_t>((base::hash64(bytes) & 0x7fffffffU) | 1U);
}

Statement Offers::select(const OfferRequest& request, std::string_view columns_and_where,
                         std::string_view order) {
    return select_cards(db_, {request.query, request.now, settings_.rollover}, columns_and_where,
                        order);
}

Offers::Notes Offers::notes_answered_on(core::Day day) {
    Notes notes;
    Statement rows =
        db_.prepare("SELECT note FROM derived.card WHERE last_day = ? AND note IS NOT NULL");
    rows.bind(day);
    while (rows.step()) notes.insert(rows.get<std::int64_t>(0));
    return notes;
}

Offer Offers::make(const OfferRequest& request) {
    Offer offer;
    add_learning(offer, request);
    if (request.by_name) {
        add_named(offer, request);
        return offer;
    }
    const core::Day today = request.now.day;
    const DayCounts done = Counts(db_).done_on(today);
    const int reviews =
        request.reviews.value_or(std::max(0, settings_.reviews_per_day - done.reviewed));
    Notes shown = notes_answered_on(today);
    for (const QueueCard& card : offer.cards.learning) shown.insert(card.note);
    DeckCaps cap(db_, settings_, today, DeckCaps::reviews);
    add_reviews(offer, request, reviews, cap, shown);
    const bool backlog = offer.due_reviews > reviews;
    if (backlog)
        offer.backlog = Backlog{offer.due_reviews, static_cast<int>(offer.cards.reviews.size()),
                                days_to_clear(request, offer.due_reviews, reviews)};
    const int fresh = backlog ? 0 : std::max(0, settings_.new_per_day - done.introduced);
    if (request.ahead_days > 0 && !backlog) add_ahead(offer, request, cap, shown);
    add_new(offer, request, request.new_cards.value_or(fresh), shown);
    offer.has_capped = offer.has_capped || cap.has_refused();
    return offer;
}

// No sibling holds another back, and no limit: note 0 stands for none.
void Offers::add_named(Offer& offer, const OfferRequest& request) {
    const core::Day today = request.now.day;
    Statement rows =
        select(request,
               fmt::format("SELECT no, phase, due FROM derived.card WHERE live = 1 "
                           "AND NOT {} AND {} AND {}",
                           sql::in_learning, sql::not_suspended, sql::not_buried_on(":today")),
               " ORDER BY card.deck, card.ord");
    rows.set(":today", today);
    while (rows.step()) {
        const QueueCard card{rows.get<std::int64_t>(0), 0, rows.get<Phase>(1), {}};
        const bool is_due = rows.get<core::Day>(2) <= today;
        auto& list = card.phase == Phase::fresh ? offer.cards.fresh
                     : is_due                   ? offer.cards.reviews
                                                : offer.cards.ahead;
        list.push_back(card);
    }
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

// Read in the order of the index and sorted later: a heap gives up the few that are shown without
// sorting the many that wait.
std::vector<Offers::DueCard> Offers::due_cards(const OfferRequest& request, const Notes& held) {
    const core::Day today = request.now.day;
    const std::int64_t today_scatter = scatter(today);
    Statement rows =
        select(request, fmt::format("SELECT no, note, deck, due, interval FROM derived.card "
                                    "WHERE {} AND {} AND due <= :today AND {}",
                                    sql::comes_back, sql::in_review, sql::not_buried_on(":today")));
    rows.set(":today", today);
    std::vector<DueCard> due;
    while (rows.step()) {
        const auto no = rows.get<std::int64_t>(0), note = rows.get<std::int64_t>(1);
        if (held.contains(note)) continue;
        const std::chrono::duration<double, core::Days::period> late =
            today - rows.get<core::Day>(3);
        due.push_back({late / std::max(rows.get<core::Days>(4), core::Days{1}),
                       no * today_scatter % 2147483647, no, note, rows.get<std::int64_t>(2)});
    }
    return due;
}

void Offers::add_reviews(Offer& offer, const OfferRequest& request, int limit, DeckCaps& cap,
                         Notes& shown) {
    std::vector<DueCard> due = due_cards(request, shown);
    offer.due_reviews = notes_among(due);
    const auto later = [](const DueCard& a, const DueCard& b) {  // the more overdue is the greater
        return std::pair(a.lateness, -a.scatter) < std::pair(b.lateness, -b.scatter);
    };
    std::make_heap(due.begin(), due.end(), later);
    while (!due.empty() && static_cast<int>(offer.cards.reviews.size()) < limit) {
        std::pop_heap(due.begin(), due.end(), later);
        const DueCard card = due.back();
        due.pop_back();
        if (shown.contains(card.note) || !cap.take(card.deck)) continue;
        shown.insert(card.note);
        offer.cards.reviews.push_back({card.no, card.note, Phase::review, {}});
    }
}

std::int64_t Offers::notes_among(const std::vector<DueCard>& due) {
    std::vector<std::int64_t> notes;
    notes.reserve(due.size());
    for (const DueCard& card : due) notes.push_back(card.note);
    std::sort(notes.begin(), notes.end());
    return std::unique(notes.begin(), notes.end()) - notes.begin();
}

// Who asks for them asks for more than the day's limit; only one that was asked for too holds.
void Offers::add_ahead(Offer& offer, const OfferRequest& request, DeckCaps& cap, Notes& shown) {
    const core::Day today = request.now.day;
    const auto is_full = [&] {
        return request.reviews &&
               std::ssize(offer.cards.reviews) + std::ssize(offer.cards.ahead) >= *request.reviews;
    };
    Statement rows =
        select(request,
               fmt::format("SELECT no, note, deck FROM derived.card "
                           "WHERE {} AND {} AND due > :today AND due <= :last AND {}",
                           sql::comes_back, sql::in_review, sql::not_buried_on(":today")),
               " ORDER BY due, no * :scatter % 2147483647");
    rows.set(":today", today)
        .set(":last", today + core::Days{request.ahead_days})
        .set(":scatter", scatter(today));
    while (!is_full() && rows.step()) {
        const QueueCard card = queue_card(rows, Phase::review);
        if (shown.contains(card.note) || !cap.take(rows.get<std::int64_t>(2))) continue;
        shown.insert(card.note);
        offer.cards.ahead.push_back(card);
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

std::map<std::int64_t, int> Offers::due_by_deck(const core::Moment& now) {
    OfferRequest request;
    request.now = now;
    Offer offer;
    add_learning(offer, request);
    Notes held = notes_answered_on(now.day);
    std::map<std::int64_t, int> due;
    Statement deck = db_.prepare("SELECT deck FROM derived.card WHERE no = ?");
    for (const QueueCard& card : offer.cards.learning) {
        held.insert(card.note);
        if (card.due_at <= now.at + core::learn_ahead && deck.bind(card.card).step())
            ++due[deck.get<std::int64_t>(0)];
    }
    const DayCounts done = Counts(db_).done_on(now.day);
    const int limit = std::max(0, settings_.reviews_per_day - done.reviewed);
    DeckCaps cap(db_, settings_, now.day, DeckCaps::reviews);
    std::map<std::int64_t, int> reviews;
    for (const DueCard& card : due_cards(request, held)) {
        int& count = reviews[card.deck];
        if (count >= limit || !held.insert(card.note).second || !cap.take(card.deck)) continue;
        ++count;
    }
    for (const auto& [no, count] : reviews) due[no] += count;
    return due;
}

// What is due today and not shown today waits for tomorrow.
std::optional<core::Day> Offers::next_day(const Selection& selection) {
    const core::Day tomorrow = selection.now.day + core::Days{1};
    Statement reviews =
        select_cards(db_, selection,
                     fmt::format("SELECT min(due) FROM derived.card WHERE {} AND {}",
                                 sql::comes_back, sql::in_review));
    reviews.step();
    Statement learning =
        select_cards(db_, selection,
                     fmt::format("SELECT min(due) FROM derived.card WHERE {} AND {}",
                                 sql::comes_back, sql::in_learning));
    learning.step();
    std::optional<core::Day> day;
    if (const auto due = reviews.get<std::optional<core::Day>>(0)) day = std::max(tomorrow, *due);
    const auto back = learning.get<std::optional<core::Instant>>(0);
    if (!back) return day;
    const core::Day back_day = core::study_day(*back, selection.now.zone, settings_.rollover);
    return std::min(day.value_or(core::Day::max()), std::max(tomorrow, back_day));
}

}  // namespace store
