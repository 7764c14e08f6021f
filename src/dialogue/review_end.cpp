#include "dialogue/review_end.hpp"

#include "base/text/count.hpp"
#include "ui/card_view.hpp"
#include "ui/markdown.hpp"
#include "ui/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace dialogue {
namespace {

using base::count_text;
using ui::Lines;
using ui::SafeText;
using ui::operator""_safe;
using namespace ui::style;

constexpr int forecast_days = 366;

void say(Lines& lines, std::string_view text, const ui::Look& look, ui::Style style = plain) {
    const Lines wrapped = ui::wrap(ui::sentence(text, style), look);
    lines.insert(lines.end(), wrapped.begin(), wrapped.end());
}

void show_missed(Lines& lines, const std::vector<core::Answered>& answered, const ui::Look& look) {
    std::vector<const core::ShownCard*> missed;
    for (const auto& one : answered) {
        const bool known = std::any_of(missed.begin(), missed.end(),
                                       [&](const auto* card) { return card->key == one.card.key; });
        if (one.grade == core::Grade::again && !known) missed.push_back(&one.card);
    }
    if (missed.empty()) return;
    lines.emplace_back();
    say(lines, "Missed:", look, bold);
    for (const core::ShownCard* card : missed) {
        const Lines recap = ui::recap_view(*card, ui::Recap::plain, look);
        lines.insert(lines.end(), recap.begin(), recap.end());
    }
}

std::string comes_back(std::size_t count, std::string_view when) {
    return count == 1 ? fmt::format("1 card comes back {}.", when)
                      : fmt::format("{} cards come back {}.", count, when);
}

// "at 09:10", or "from 09:10" where not all come at once.
std::string from_time(const std::vector<core::QueueCard>& waiting, const core::Moment& now) {
    const std::string first = core::clock_time(waiting.front().due_at, now.zone);
    const bool together = core::clock_time(waiting.back().due_at, now.zone) == first;
    return (together ? "at " : "from ") + first;
}

std::string learning_text(const core::Session& session, const app::StoreArchive& archive,
                          const core::Moment& now) {
    const auto& waiting = session.queue().learning();
    if (!waiting.empty()) return comes_back(waiting.size(), from_time(waiting, now));
    const auto& later = archive.offer().later;
    return later.empty() ? "" : comes_back(later.size(), "tomorrow");
}

std::string tomorrow_text(app::Workspace& workspace, const app::StoreArchive& archive,
                          const core::Moment& now) {
    const int due = workspace.store.counts().forecast(1, archive.selection(now)).front();
    const auto backlog = archive.offer().backlog;
    const std::int64_t waiting =
        backlog ? std::max<std::int64_t>(0, backlog->waiting - backlog->today) : 0;
    return fmt::format("Tomorrow: {} due{}.", count_text(due, "review"),
                       waiting > 0 ? fmt::format(", and {} that wait", waiting) : "");
}

std::string new_cards_text(app::Workspace& workspace, const app::StoreArchive& archive,
                           const core::Moment& now) {
    const int left = workspace.store.counts().new_cards_left(archive.selection(now));
    const int pace = workspace.setup.settings.new_per_day;
    if (left == 0) return "No new cards are left.";
    if (pace == 0) return fmt::format("{} left.", count_text(left, "new card"));
    return fmt::format("{} left: {} at {} a day.", count_text(left, "new card"),
                       count_text((left + pace - 1) / pace, "day"), pace);
}

}  // namespace

std::string backlog_text(const store::Backlog& backlog) {
    if (backlog.today == 0)
        return fmt::format(
            "{} waiting, and today's limit is reached. `ebb review --limit 20` shows "
            "20 of them all the same.",
            backlog.waiting);
    const std::string clear = backlog.clear_in_days > 0
                                  ? "clear in " + count_text(backlog.clear_in_days, "day")
                                  : "clear in more than 100 days";
    return fmt::format("{} waiting, {} today, {}. New cards wait until then.", backlog.waiting,
                       backlog.today, clear);
}

Lines end_view(const core::Session& session, const app::StoreArchive& archive,
               app::Workspace& workspace, const core::Moment& now, const ui::Look& look) {
    Lines lines;
    const auto& answered = session.answered();
    const auto time = std::accumulate(
        answered.begin(), answered.end(), core::Milliseconds{0},
        [](core::Milliseconds sum, const core::Answered& one) { return sum + one.took; });
    if (!answered.empty())
        say(lines,
            fmt::format("{} in {}.",
                        count_text(static_cast<std::int64_t>(answered.size()), "answer"),
                        core::short_span(time)),
            look, bold);
    show_missed(lines, answered, look);
    if (!answered.empty()) lines.emplace_back();
    if (const auto learning = learning_text(session, archive, now); !learning.empty())
        say(lines, learning, look);
    say(lines, tomorrow_text(workspace, archive, now), look);
    say(lines, new_cards_text(workspace, archive, now), look);
    return lines;
}

std::string nothing_due_text(app::Workspace& workspace, const app::StoreArchive& archive,
                             const core::Moment& now) {
    if (workspace.store.counts().live_cards() == 0)
        return "There are no cards yet. `ebb check` a deck of yours, or see `ebb help "
               "deck-format`.";
    const auto& waiting = archive.offer().cards.learning;
    if (!waiting.empty())
        return "Nothing is due now. " + comes_back(waiting.size(), from_time(waiting, now));
    if (archive.offer().backlog) return "Nothing more is to be done today.";
    const auto days = workspace.store.counts().forecast(forecast_days, archive.selection(now));
    const auto next = std::find_if(days.begin(), days.end(), [](int due) { return due > 0; });
    if (next == days.end()) return "Nothing is due.";
    const auto wait = static_cast<int>(next - days.begin()) + 1;
    return fmt::format("Nothing is due today. The next {} due {}.",
                       *next == 1 ? "card is" : fmt::format("{} cards are", *next),
                       wait == 1 ? "tomorrow" : fmt::format("in {} days", wait));
}

}  // namespace dialogue
