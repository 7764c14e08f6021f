#include "store/cards/counts.hpp"

#include "store/fragments.hpp"

#include <fmt/format.h>

namespace store {

DayCounts Counts::done_on(core::Day day) {
    Statement row = db_.prepare(
        "SELECT coalesce(sum(first_day = ?1), 0), coalesce(sum(review_day = ?1), 0) "
        "FROM derived.card WHERE last_day = ?1");
    row.bind(day).step();
    return {row.get<int>(0), row.get<int>(1)};
}

std::vector<DeckSummary> Counts::decks(core::Day today) {
    std::vector<DeckSummary> out;
    Statement rows = db_.prepare(fmt::format(
        "SELECT deck, count(*), sum({} AND {}), sum({} AND due <= :today AND {} AND {}), sum({}), "
        "sum(rank = 0) "
        "FROM derived.card WHERE live = 1 GROUP BY deck",
        sql::is_new, sql::not_suspended, sql::in_review, sql::not_suspended,
        sql::not_buried_on(":today"), sql::is_suspended));
    rows.set(":today", today);
    while (rows.step())
        out.push_back({rows.get<std::int64_t>(0), rows.get<int>(1), rows.get<int>(2),
                       rows.get<int>(3), rows.get<int>(4), rows.get<int>(5)});
    return out;
}

std::vector<int> Counts::forecast(int days, const Selection& selection) {
    const core::Day today = selection.now.day;
    std::vector<int> out(static_cast<std::size_t>(days), 0);
    Statement rows =
        select_cards(db_, settings_.rollover, selection,
                     fmt::format("SELECT due, count(*) FROM derived.card WHERE {} AND {} "
                                 "AND due > :today AND due <= :last",
                                 sql::comes_back, sql::in_review),
                     " GROUP BY due");
    rows.set(":today", today).set(":last", today + core::Days{days});
    while (rows.step()) {
        const core::Days ahead = rows.get<core::Day>(0) - today;
        out[static_cast<std::size_t>(ahead.count() - 1)] = rows.get<int>(1);
    }
    return out;
}

int Counts::new_cards_left(const Selection& selection) {
    Statement count =
        select_cards(db_, settings_.rollover, selection,
                     fmt::format("SELECT count(*) FROM derived.card WHERE live = 1 AND {} AND {}",
                                 sql::is_new, sql::not_suspended));
    count.step();
    return count.get<int>(0);
}

int Counts::live_cards() {
    return static_cast<int>(
        db_.integer("SELECT count(*) FROM derived.card WHERE live = 1").value_or(0));
}

}  // namespace store
