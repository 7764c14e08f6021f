#include "store/cards/desk.hpp"

#include "base/numbers/hash.hpp"
#include "base/text/unicode.hpp"
#include "store/cards/deck_caps.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>

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

QueueCard CardRecord::queued() const {
    return {no, note, kept.state.memory.phase, kept.state.memory.due_at};
}

Statement Desk::select(std::string_view columns_and_where, const Selection& selection,
                       std::string_view order) {
    std::string sql(columns_and_where);
    Condition condition;
    if (!selection.query.is_everything()) {
        condition = this->condition(selection);
        sql += " AND " + condition.sql;
    }
    sql += order;
    Statement statement = db_.prepare(sql);
    condition.bind(statement);
    return statement;
}

DayCounts Desk::done_on(core::Day day) {
    Statement row = db_.prepare(
        "SELECT coalesce(sum(first_day = ?1), 0), coalesce(sum(review_day = ?1), 0) "
        "FROM derived.card WHERE last_day = ?1");
    row.bind(day).step();
    return {row.get<int>(0), row.get<int>(1)};
}

std::unordered_set<std::int64_t> Desk::notes_answered_on(core::Day day) {
    std::unordered_set<std::int64_t> notes;
    Statement rows =
        db_.prepare("SELECT note FROM derived.card WHERE last_day = ? AND note IS NOT NULL");
    rows.bind(day);
    while (rows.step()) notes.insert(rows.get<std::int64_t>(0));
    return notes;
}

Plan Desk::plan(const DeskRequest& request) {
    const core::Day today = request.now.day;
    const DayCounts done = done_on(today);
    const int reviews =
        request.reviews.value_or(std::max(0, settings_.reviews_per_day - done.reviewed));
    Plan plan;
    add_learning(plan, request);
    DeckCaps cap(db_, settings_, today, DeckCaps::reviews);
    add_reviews(plan, request, reviews, cap);
    const bool backlog = plan.due_reviews > reviews;
    if (backlog)
        plan.backlog = Backlog{plan.due_reviews, static_cast<int>(plan.cards.reviews.size()),
                               days_to_clear(request, plan.due_reviews, reviews)};
    const int fresh = backlog ? 0 : std::max(0, settings_.new_per_day - done.introduced);
    if (request.ahead_days > 0)
        add_ahead(plan, request, reviews - static_cast<int>(plan.cards.reviews.size()), cap);
    add_new(plan, request, request.new_cards.value_or(fresh));
    return plan;
}

void Desk::add_learning(Plan& plan, const DeskRequest& request) {
    const core::Moment& now = request.now;
    Statement rows =
        select(fmt::format("SELECT no, note, phase, due, last_day FROM derived.card "
                           "WHERE {} AND {} AND {}",
                           sql::comes_back, sql::in_learning, sql::not_buried_on(":today")),
               request.selection(), " ORDER BY due, no");
    rows.set(":today", now.day);
    while (rows.step()) {
        QueueCard card = queue_card(rows, rows.get<Phase>(2));
        card.due_at = rows.get<core::Instant>(3);
        const core::Day due = core::study_day(card.due_at, now.zone, settings_.rollover);
        if (due > now.day) {
            plan.later.push_back(card);
            continue;
        }
        // A step that ran over the end of its day is due from the start of the next.
        if (rows.get<core::Day>(4) < now.day) card.due_at = std::min(card.due_at, now.at);
        plan.cards.learning.push_back(card);
    }
}

// Read in the order of the index and sorted here: a heap gives up the few that are shown without
// sorting the many that wait.
std::vector<Desk::DueCard> Desk::due_cards(const DeskRequest& request) {
    const core::Day today = request.now.day;
    const std::int64_t today_scatter = scatter(today);
    Statement rows =
        select(fmt::format("SELECT no, note, deck, due, interval FROM derived.card "
                           "WHERE {} AND {} AND due <= :today AND {}",
                           sql::comes_back, sql::in_review, sql::not_buried_on(":today")),
               request.selection(), "");
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

void Desk::add_reviews(Plan& plan, const DeskRequest& request, int limit, DeckCaps& cap) {
    std::vector<DueCard> due = due_cards(request);
    plan.due_reviews = static_cast<std::int64_t>(due.size());
    auto notes = notes_answered_on(request.now.day);
    const auto later = [](const DueCard& a, const DueCard& b) {  // the more overdue is the greater
        return std::pair(a.lateness, -a.scatter) < std::pair(b.lateness, -b.scatter);
    };
    std::make_heap(due.begin(), due.end(), later);
    while (!due.empty() && static_cast<int>(plan.cards.reviews.size()) < limit) {
        std::pop_heap(due.begin(), due.end(), later);
        const DueCard card = due.back();
        due.pop_back();
        if (notes.contains(card.note) || !cap.take(card.deck)) continue;
        notes.insert(card.note);
        plan.cards.reviews.push_back({card.no, card.note, Phase::review, {}});
    }
}

void Desk::add_ahead(Plan& plan, const DeskRequest& request, int limit, DeckCaps& cap) {
    const core::Day today = request.now.day;
    auto notes = notes_answered_on(today);
    for (const QueueCard& card : plan.cards.reviews) notes.insert(card.note);
    Statement rows =
        select(fmt::format("SELECT no, note, deck FROM derived.card "
                           "WHERE {} AND {} AND due > :today AND due <= :last AND {}",
                           sql::comes_back, sql::in_review, sql::not_buried_on(":today")),
               request.selection(), " ORDER BY due, no * :scatter % 2147483647");
    rows.set(":today", today)
        .set(":last", today + core::Days{request.ahead_days})
        .set(":scatter", scatter(today));
    while (static_cast<int>(plan.cards.ahead.size()) < limit && rows.step()) {
        if (notes.contains(rows.get<std::int64_t>(1)) || !cap.take(rows.get<std::int64_t>(2)))
            continue;
        notes.insert(rows.get<std::int64_t>(1));
        plan.cards.ahead.push_back(queue_card(rows, Phase::review));
    }
}

// Day by day, with what falls due meanwhile; 0 where it takes longer than the horizon.
int Desk::days_to_clear(const DeskRequest& request, std::int64_t waiting, int today_limit) {
    const std::int64_t limit = settings_.reviews_per_day;
    waiting -= today_limit;
    Statement falls_due =
        select(fmt::format("SELECT count(*) FROM derived.card WHERE {} AND {} AND due = :day",
                           sql::comes_back, sql::in_review),
               request.selection(), "");
    for (int day = 1; day <= clearing_horizon; ++day) {
        if (waiting <= 0) return day;
        if (waiting > limit * (clearing_horizon - day)) return 0;
        falls_due.set(":day", request.now.day + core::Days{day}).step();
        waiting += falls_due.get<std::int64_t>(0) - limit;
    }
    return 0;
}

std::vector<int> Desk::forecast(int days, const Selection& selection) {
    const core::Day today = selection.now.day;
    std::vector<int> out(static_cast<std::size_t>(days), 0);
    Statement rows = select(fmt::format("SELECT due, count(*) FROM derived.card WHERE {} AND {} "
                                        "AND due > :today AND due <= :last",
                                        sql::comes_back, sql::in_review),
                            selection, " GROUP BY due");
    rows.set(":today", today).set(":last", today + core::Days{days});
    while (rows.step()) {
        const core::Days ahead = rows.get<core::Day>(0) - today;
        out[static_cast<std::size_t>(ahead.count() - 1)] = rows.get<int>(1);
    }
    return out;
}

int Desk::new_cards_left(const Selection& selection) {
    Statement count =
        select(fmt::format("SELECT count(*) FROM derived.card WHERE live = 1 AND {} AND {}",
                           sql::is_new, sql::not_suspended),
               selection, "");
    count.step();
    return count.get<int>(0);
}

int Desk::live_cards() {
    return static_cast<int>(
        db_.integer("SELECT count(*) FROM derived.card WHERE live = 1").value_or(0));
}

std::vector<DeckSummary> Desk::decks(core::Day today) {
    std::vector<DeckSummary> out;
    Statement rows = db_.prepare(fmt::format(
        "SELECT deck, count(*), sum({} AND {}), sum({} AND due <= :today AND {} AND {}), sum({}) "
        "FROM derived.card WHERE live = 1 GROUP BY deck",
        sql::is_new, sql::not_suspended, sql::in_review, sql::not_suspended,
        sql::not_buried_on(":today"), sql::is_suspended));
    rows.set(":today", today);
    while (rows.step())
        out.push_back({rows.get<std::int64_t>(0), rows.get<int>(1), rows.get<int>(2),
                       rows.get<int>(3), rows.get<int>(4)});
    return out;
}

namespace {

std::string card_query(std::string_view where) {
    return fmt::format(
        "SELECT card.no, card.key, coalesce(card.note, 0), coalesce(card.deck, 0), "
        "coalesce(deck.id, ''), coalesce(deck.title, ''), card.live, "
        "EXISTS (SELECT 1 FROM derived.card s WHERE s.note = card.note AND s.no <> card.no), {} "
        "FROM derived.card LEFT JOIN derived.deck ON deck.no = card.deck WHERE {}",
        memory_columns, where);
}

}  // namespace

std::optional<CardRecord> Desk::read_card(Statement& row) {
    if (!row.step()) return std::nullopt;
    CardRecord card;
    card.no = row.get<std::int64_t>(0);
    card.key = row.get<std::string_view>(1);
    card.note = row.get<std::int64_t>(2);
    card.deck = row.get<std::int64_t>(3);
    card.deck_id = row.get<std::string_view>(4);
    card.deck_title = row.get<std::string_view>(5);
    card.live = row.get<bool>(6);
    card.has_siblings = row.get<bool>(7);
    card.kept = read_kept(row, 8);
    return card;
}

std::optional<CardRecord> Desk::card(std::int64_t no) {
    Statement row = db_.cached(card_query("card.no = ?"));
    return read_card(row.bind(no));
}

std::optional<CardRecord> Desk::card(std::string_view key) {
    Statement row = db_.cached(card_query("card.key = ?"));
    return read_card(row.bind(key));
}

bool Desk::any(const Selection& selection) {
    return select("SELECT 1 FROM derived.card WHERE live = 1", selection, " LIMIT 1").found();
}

std::vector<std::string> Desk::keys(const Selection& selection) {
    std::vector<std::string> out;
    Statement rows = select("SELECT key FROM derived.card WHERE live = 1", selection,
                            " ORDER BY card.deck, card.ord");
    while (rows.step()) out.emplace_back(rows.get<std::string_view>(0));
    return out;
}

std::vector<CardRecord> Desk::cards_of_note(std::int64_t note) {
    Statement rows = db_.cached(card_query("card.note = ? ORDER BY card.ord"));
    rows.bind(note);
    std::vector<CardRecord> out;
    while (auto card = read_card(rows)) out.push_back(std::move(*card));
    return out;
}

}  // namespace store
