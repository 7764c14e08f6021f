// ebb alone: what there is to do today, and what may be done next.
#include "base/text/count.hpp"
#include "cli/commands.hpp"
#include "cli/offer.hpp"
#include "cli/workspace.hpp"
#include "dialogue/review_end.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cli {
namespace {

constexpr core::Milliseconds usual_answer{10'000};  // before there are answers to measure
constexpr int answers_of_a_new_card = 3;            // on the day it is met: two steps, and one slip
constexpr int measured_answers = 200;

int minutes_for(Workspace& workspace, const core::QueueCounts& counts) {
    const auto each = workspace.store.log().mean_time(measured_answers).value_or(usual_answer);
    const auto answers = counts.learning + counts.reviews + counts.fresh * answers_of_a_new_card;
    return std::max(1, static_cast<int>((answers * each.count() + 30'000) / 60'000));
}

void welcome(ui::Output& out) {
    out.remark("Welcome to ebb: flashcards that come back just before you would forget them.",
               ui::style::bold);
    if (!out.is_quiet()) out.blank();
}

// What may be done next.
void suggest(const Offer& offer, bool first_run, Context& context) {
    ui::Output& out = context.out;
    if (out.is_quiet()) return;
    out.blank();
    if (offer.counts.total() > 0)
        out.say("  ebb review    start; stop whenever you like, nothing is lost");
    if (first_run) {
        out.say("  ebb decks     the decks there are");
        out.say(fmt::format("Decks of your own go into {}.", context.places.user_decks),
                ui::style::dim);
    } else if (offer.counts.total() == 0 && !offer.backlog) {
        out.say("  ebb review --ahead 3    look at what is due within three days");
    }
}

}  // namespace

int today(Context& context, const TodayOptions&) {
    Workspace workspace(context, store::Use::read);
    const core::Moment now = context.now();
    const Offer offer = offer_now(workspace, {});
    ui::Output& out = context.out;
    const bool first_run = !workspace.store.log().last_instant();
    if (first_run) welcome(out);
    if (offer.backlog) out.say(dialogue::backlog_text(*offer.backlog));
    if (offer.counts.total() > 0)
        out.say(fmt::format("Today: {}, about {}.", counts_text(offer.counts),
                            base::count_text(minutes_for(workspace, offer.counts), "minute")));
    else if (!offer.backlog)
        out.say("Nothing is due now.");
    if (offer.back_at) out.say(back_text(offer, now));
    suggest(offer, first_run, context);
    return Exit::done;
}

}  // namespace cli
