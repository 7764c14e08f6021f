// ebb alone: what there is to do today, and what may be done next.
#include "base/text/count.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "dialogue/day_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cli {
namespace {

using base::count_text;

constexpr core::Days long_ago{7};
constexpr int look_ahead_days = 3;
constexpr int some_more_new = 5;

int minutes_for(Workspace& workspace, const app::Left& left) {
    const auto time = app::time_for(workspace, left.notes);
    return std::max(1, static_cast<int>((time.count() + 30'000) / 60'000));
}

void welcome(ui::Output& out) {
    out.remark("Welcome to ebb: flashcards that come back just before you would forget them.",
               ui::style::bold);
    if (!out.is_quiet()) out.blank();
}

// Calm, and no more than a line: who comes back needs no reproach.
void greet_again(Workspace& workspace, const app::Left& left, ui::Output& out) {
    const auto last = workspace.store.counts().last_day();
    if (!last || left.due_reviews == 0) return;
    const core::Days gap = workspace.now().day - *last;
    if (gap >= long_ago)
        out.say(fmt::format("Your last answer was {} days ago; {} wait{} since.", gap.count(),
                            count_text(left.due_reviews, "review"),
                            left.due_reviews == 1 ? "s" : ""));
}

void say_done(const store::DayCounts& done, ui::Output& out) {
    core::QueueCounts counts;
    counts.reviews = done.reviewed;
    counts.fresh = done.introduced;
    if (counts.total() > 0) out.say(fmt::format("Done today: {}.", dialogue::counts_text(counts)));
}

void say_left(Workspace& workspace, const app::Left& left, bool is_begun, ui::Output& out) {
    if (left.counts.total() > 0)
        out.say(fmt::format("{}: {}, about {}.", is_begun ? "Left today" : "Today",
                            dialogue::counts_text(left.counts),
                            count_text(minutes_for(workspace, left), "minute")));
    else if (!left.backlog)
        out.say("Nothing is due now.");
    if (left.has_capped) out.say(dialogue::capped_text());
    if (left.back_at) out.say(dialogue::back_text(left, workspace.now()));
    if (left.counts.total() == 0) out.say(dialogue::tomorrow_text(workspace, {}, left));
}

// Whether a review asked for so would show a card.
bool would_show(Workspace& workspace, int ahead_days, std::optional<int> new_cards) {
    store::OfferRequest request;
    request.now = workspace.now();
    request.ahead_days = ahead_days;
    request.new_cards = new_cards;
    return core::Queue(workspace.store.offers().make(request).cards)
               .counts(request.now.at)
               .total() > 0;
}

// After the day's work: what one could do.
void suggest_more(Workspace& workspace, const app::Left& left, const store::DayCounts& done,
                  ui::Output& out) {
    if (!left.backlog && would_show(workspace, look_ahead_days, std::nullopt))
        out.say(fmt::format("  ebb review --ahead {}    look at what is due within three days",
                            look_ahead_days));
    if (!left.backlog && done.introduced > 0 && would_show(workspace, 0, some_more_new))
        out.say(fmt::format("  ebb review --new {}      meet some more new cards", some_more_new));
    if (done.introduced + done.reviewed > 0)
        out.say("  ebb quiz                a few quick questions; the schedule stays as it is");
}

void suggest(Workspace& workspace, const app::Left& left, const store::DayCounts& done,
             bool first_run) {
    ui::Output& out = workspace.context.out;
    if (out.is_quiet()) return;
    out.blank();
    if (left.counts.total() > 0)
        out.say("  ebb review    start; stop whenever you like, nothing is lost");
    if (first_run) {
        out.say("  ebb decks     the decks there are");
        out.say(fmt::format("Decks of your own go into {}.", workspace.setup.places.user_decks),
                ui::style::dim);
    } else if (left.counts.total() == 0) {
        suggest_more(workspace, left, done, out);
    }
}

}  // namespace

int today(Context& context, const TodayOptions&) {
    Workspace workspace(context, store::Use::read);
    const app::Left left = app::left_now(workspace, {});
    const store::DayCounts done = workspace.store.counts().done_on(workspace.now().day);
    ui::Output& out = context.out;
    const bool first_run = !workspace.store.log().last_act();
    if (first_run) welcome(out);
    greet_again(workspace, left, out);
    if (left.backlog) out.say(dialogue::backlog_text(*left.backlog, {}));
    say_done(done, out);
    say_left(workspace, left, done.introduced + done.reviewed > 0, out);
    suggest(workspace, left, done, first_run);
    return Exit::done;
}

}  // namespace cli
