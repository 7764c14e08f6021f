// ebb, ebb due: what there is to do today.
#include "app/archive.hpp"
#include "base/numbers/json.hpp"
#include "base/text/count.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"
#include "dialogue/review_end.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cli {
namespace {

constexpr core::Milliseconds usual_answer{10'000};  // before there are answers to measure
constexpr int answers_of_a_new_card = 3;            // on the day it is met: two steps, and one slip
constexpr int measured_answers = 200;

// What `review` would show now.
struct Today {
    core::QueueCounts counts;
    store::Plan plan;
    std::optional<core::Instant> back_at;  // when a learning card comes back that is not shown yet
    int waiting_learning = 0;
};

Today look_at(Workspace& workspace, const core::Query& query) {
    Today today;
    store::DeskRequest request;
    request.now = workspace.now();
    request.query = query;
    today.plan = workspace.store.desk().plan(request);
    const core::Queue queue(today.plan.cards);
    today.counts = queue.counts();
    for (const auto& card : queue.learning()) {
        if (card.due_at <= request.now.at + core::learn_ahead) continue;
        if (!today.back_at) today.back_at = card.due_at;
        ++today.waiting_learning;
        --today.counts.learning;
    }
    return today;
}

std::string counts_text(const core::QueueCounts& counts) {
    std::vector<std::string> parts;
    if (counts.learning > 0) parts.push_back(fmt::format("{} in learning", counts.learning));
    if (counts.reviews > 0) parts.push_back(base::count_text(counts.reviews, "review"));
    if (counts.fresh > 0) parts.push_back(fmt::format("{} new", counts.fresh));
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

int minutes_for(Workspace& workspace, const core::QueueCounts& counts) {
    const auto each = workspace.store.log().mean_time(measured_answers).value_or(usual_answer);
    const auto answers = counts.learning + counts.reviews + counts.fresh * answers_of_a_new_card;
    return std::max(1, static_cast<int>((answers * each.count() + 30'000) / 60'000));
}

std::string back_text(const Today& today, const core::Moment& now) {
    const std::string time = core::clock_time(*today.back_at, now.zone);
    if (today.waiting_learning == 1) return fmt::format("1 card comes back at {}.", time);
    return fmt::format("{} cards come back from {}.", today.waiting_learning, time);
}

void welcome(ui::Output& out) {
    out.remark("Welcome to ebb: flashcards that come back just before you would forget them.",
               ui::style::bold);
    if (!out.is_quiet()) out.blank();
}

// What may be done next.
void suggest(const Today& today, bool first_run, Context& context) {
    ui::Output& out = context.out;
    if (out.is_quiet()) return;
    out.blank();
    if (today.counts.total() > 0)
        out.say("  ebb review    start; stop whenever you like, nothing is lost");
    if (first_run) {
        out.say("  ebb decks     the decks there are");
        out.say(fmt::format("Decks of your own go into {}.", context.places.user_decks),
                ui::style::dim);
    } else if (today.counts.total() == 0 && !today.plan.backlog) {
        out.say("  ebb review --ahead 3    look at what is due within three days");
    }
}

}  // namespace

int today(Context& context, const TodayOptions&) {
    Workspace workspace(context, store::Use::read);
    const core::Moment now = context.now();
    const Today today = look_at(workspace, {});
    ui::Output& out = context.out;
    const bool first_run = !workspace.store.log().last_instant();
    if (first_run) welcome(out);
    if (today.plan.backlog) out.say(dialogue::backlog_text(*today.plan.backlog));
    if (today.counts.total() > 0)
        out.say(fmt::format("Today: {}, about {}.", counts_text(today.counts),
                            base::count_text(minutes_for(workspace, today.counts), "minute")));
    else if (!today.plan.backlog)
        out.say("Nothing is due now.");
    if (today.back_at) out.say(back_text(today, now));
    suggest(today, first_run, context);
    return Exit::done;
}

int due(Context& context, const DueOptions& options) {
    const core::Query query = query_from(options.query);
    Workspace workspace(context, store::Use::read);
    const core::Moment now = context.now();
    if (!means_some(workspace, query)) return Exit::no;
    const Today today = look_at(workspace, query);
    const core::QueueCounts& counts = today.counts;
    ui::Output& out = context.out;
    if (options.json) {
        base::JsonObject json;
        json.add("version", 1).add("day", core::iso_date(now.day)).add("due", counts.total());
        json.add("learning", counts.learning).add("reviews", counts.reviews);
        json.add("new", counts.fresh).add("waiting", today.plan.due_reviews);
        if (today.back_at)
            json.add("next_at", core::rfc3339(*today.back_at, now.zone));
        else
            json.add_null("next_at");
        out.exact(json.indented() + "\n");
    } else if (options.brief) {
        out.line(std::to_string(counts.total()));
    } else {
        if (counts.total() > 0)
            out.say(fmt::format("{} due: {}.", counts.total(), counts_text(counts)));
        else if (!today.plan.backlog)
            out.say("Nothing is due.");
        if (today.plan.backlog) out.say(dialogue::backlog_text(*today.plan.backlog));
        if (today.back_at) out.say(back_text(today, now));
    }
    return options.exit_code && counts.total() > 0 ? Exit::no : Exit::done;
}

}  // namespace cli
