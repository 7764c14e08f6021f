#include "dialogue/day_text.hpp"

#include "base/text/count.hpp"
#include "core/query/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace dialogue {
namespace {

using base::count_text;

constexpr int some_more = 20;  // reviews, for who wants more than the day's limit

// As an argument of a command that is given as advice.
std::string quoted(const std::string& query) {
    if (query.find_first_of(" '\"()<>*|&;$\\") == std::string::npos) return query;
    std::string inner;
    for (const char c : query) inner += c == '\'' ? "'\\''" : std::string(1, c);
    return "'" + inner + "'";
}

std::string more_text(std::int64_t waiting, const core::Query& query) {
    const auto more = std::min<std::int64_t>(waiting, some_more);
    const std::string of = query.is_everything() ? "" : " " + quoted(core::to_string(query));
    return fmt::format(
        "`ebb review --limit {}{}` shows {} all the same.", more, of,
        more == waiting ? waiting == 1 ? "it" : "them" : fmt::format("{} of them", more));
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

std::string_view why_kept_back(const core::CardState& state, const core::Moment& now,
                               core::Minutes rollover) {
    if (state.suspended) return "suspended";
    if (state.hidden_on(now.day)) return "buried until tomorrow";
    const bool waits = state.memory.is_learning() &&
                       core::study_day(state.memory.due_at, now.zone, rollover) > now.day;
    return waits ? "in learning until tomorrow" : "";
}

std::string days_ahead_text(core::Day day, core::Day today) {
    const auto days = (day - today).count();
    return days == 1 ? "tomorrow" : fmt::format("in {} days", days);
}

}  // namespace

std::string counts_text(const core::QueueCounts& counts) {
    std::vector<std::string> parts;
    if (counts.learning > 0) parts.push_back(fmt::format("{} in learning", counts.learning));
    if (counts.reviews > 0) parts.push_back(count_text(counts.reviews, "review"));
    if (counts.fresh > 0) parts.push_back(fmt::format("{} new", counts.fresh));
    return joined(parts);
}

std::string backlog_text(const store::Backlog& backlog, const core::Query& query) {
    if (backlog.today == 0)
        return fmt::format("{} waiting, and today's limit is reached. {}", backlog.waiting,
                           more_text(backlog.waiting, query));
    const std::string clear = backlog.clear_in_days > 0
                                  ? "clear in " + count_text(backlog.clear_in_days, "day")
                                  : "clear in more than 100 days";
    return fmt::format("{} waiting, {} today, {}. New cards wait until then.", backlog.waiting,
                       backlog.today, clear);
}

std::string_view capped_text() {
    return "More cards wait: their deck's own limit is reached, which stands in the configuration.";
}

std::string back_text(const app::Left& left, const core::Moment& now) {
    const std::string time = core::clock_time(*left.back_at, now.zone);
    if (left.waiting == 1) return fmt::format("1 card comes back at {}.", time);
    return fmt::format("{} cards come back from {}.", left.waiting, time);
}

std::string tomorrow_text(app::Workspace& workspace, const core::Query& query,
                          const app::Left& left) {
    const core::Day tomorrow = workspace.now().day + core::Days{1};
    app::Coming coming = app::coming_on(workspace, query, tomorrow);
    coming.counts.fresh = 0;
    if (coming.counts.total() == 0) return "Tomorrow: no reviews due.";
    std::string text = fmt::format("Tomorrow: {} due", counts_text(coming.counts));
    if (coming.waiting > 0) text += fmt::format(", and {} that wait", coming.waiting);
    const bool has_todays = left.counts.learning + left.counts.reviews > 0;
    return text + (has_todays ? ", with those of today that are left." : ".");
}

std::string new_cards_text(app::Workspace& workspace, const core::Query& query) {
    const app::Supply supply = app::supply(workspace, query);
    if (supply.new_cards == 0) return "No new cards are left.";
    const std::string left = count_text(supply.new_cards, "new card") + " left";
    if (!supply.days) return left + ".";
    return fmt::format("{}: {} at {} a day.", left, count_text(*supply.days, "day"),
                       workspace.setup.settings.new_per_day);
}

std::string kept_back_text(app::Workspace& workspace, const core::Query& named) {
    std::vector<std::string> kept;
    const core::Moment now = workspace.now();
    const auto look_at = [&](const store::ListedCard& card) {
        const auto why = why_kept_back(card.state, now, workspace.setup.settings.rollover);
        if (!why.empty()) kept.push_back(fmt::format("{} ({})", card.key, why));
    };
    workspace.store.listing().list({named, now}, store::Order::deck, false, -1, look_at);
    return kept.empty() ? "" : fmt::format("Not shown: {}.", fmt::join(kept, ", "));
}

std::string nothing_due_text(app::Workspace& workspace, const core::Query& query) {
    if (workspace.store.counts().live_cards() == 0)
        return "There are no cards yet. `ebb check` a deck of yours, or see `ebb help "
               "deck-format`.";
    const app::Left left = app::left_now(workspace, query);
    if (left.back_at) return "Nothing is due now. " + back_text(left, workspace.now());
    if (left.backlog) return "Nothing more is to be done today.";
    if (left.has_capped) return "Nothing more is due today.";
    const core::Day tomorrow = workspace.now().day + core::Days{1};
    const core::QueueCounts next = app::coming_on(workspace, query, tomorrow).counts;
    const std::string more = next.fresh > 0 ? fmt::format(" Tomorrow: {} new.", next.fresh) : "";
    const auto day = app::next_day(workspace, query);
    if (!day) return "Nothing is due." + more;
    const auto cards = *day == tomorrow ? next : app::coming_on(workspace, query, *day).counts;
    const int back = cards.learning + cards.reviews;
    return fmt::format("Nothing is due today. The next {} due {}.{}",
                       back == 1 ? "card is" : fmt::format("{} cards are", back),
                       days_ahead_text(*day, workspace.now().day), more);
}

}  // namespace dialogue
