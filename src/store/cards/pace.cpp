#include "store/cards/pace.hpp"

#include "store/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace store {
namespace {

constexpr int newest_answers = 400;
constexpr core::Milliseconds longest{60'000};  // who takes longer has gone for coffee

using Times = std::vector<core::Milliseconds>;

// Of two in the middle the lower one.
core::Milliseconds median(Times times) {
    const auto middle = times.begin() + (std::ssize(times) - 1) / 2;
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

}  // namespace

Pace::Pace(Database& db) : db_(db) {
    Statement days = db.prepare(fmt::format(
        "SELECT note.kind, sum(max(0, min(answer.took, :longest))) FROM (SELECT card, day, took "
        "FROM main.log WHERE {} AND took IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM derived.void WHERE void.row = log.id) "
        "ORDER BY id DESC LIMIT :newest) AS answer "
        "JOIN derived.alias ON alias.name = answer.card JOIN derived.card ON card.no = alias.card "
        "JOIN derived.note ON note.no = card.note GROUP BY card.no, answer.day",
        sql::is_answer));
    days.set(":longest", longest).set(":newest", newest_answers);
    std::map<core::Kind, Times> by_kind;
    Times all;
    while (days.step()) {
        by_kind[days.get<core::Kind>(0)].push_back(days.get<core::Milliseconds>(1));
        all.push_back(days.get<core::Milliseconds>(1));
    }
    for (auto& [kind, times] : by_kind) by_kind_[kind] = median(std::move(times));
    if (!all.empty()) of_all_ = median(std::move(all));
}

std::optional<core::Milliseconds> Pace::of(std::int64_t note) const {
    Statement kind = db_.cached("SELECT kind FROM derived.note WHERE no = ?");
    if (!kind.bind(note).step()) return of_all_;
    const auto known = by_kind_.find(kind.get<core::Kind>(0));
    return known == by_kind_.end() ? of_all_ : std::optional(known->second);
}

}  // namespace store
