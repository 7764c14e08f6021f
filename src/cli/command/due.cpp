// ebb due: what `ebb review` would show now, as a sentence, a number or JSON.
#include "base/numbers/json.hpp"
#include "cli/commands.hpp"
#include "cli/offer.hpp"
#include "cli/query_words.hpp"
#include "dialogue/review_end.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

base::JsonObject json_of(const Offer& offer, const core::Moment& now) {
    const core::QueueCounts& counts = offer.counts;
    base::JsonObject json;
    json.add("version", 1).add("day", core::iso_date(now.day)).add("due", counts.total());
    json.add("learning", counts.learning).add("reviews", counts.reviews);
    json.add("new", counts.fresh).add("waiting", offer.due_reviews);
    if (offer.back_at)
        json.add("next_at", core::rfc3339(*offer.back_at, now.zone));
    else
        json.add_null("next_at");
    return json;
}

void say(const Offer& offer, const core::Moment& now, ui::Output& out) {
    if (offer.counts.total() > 0)
        out.say(fmt::format("{} due: {}.", offer.counts.total(), counts_text(offer.counts)));
    else if (!offer.backlog)
        out.say("Nothing is due.");
    if (offer.backlog) out.say(dialogue::backlog_text(*offer.backlog));
    if (offer.back_at) out.say(back_text(offer, now));
}

}  // namespace

int due(Context& context, const DueOptions& options) {
    const core::Query query = query_from(options.query);
    Workspace workspace(context, store::Use::read);
    const core::Moment now = context.now();
    if (!means_some(workspace, query)) return Exit::no;
    const Offer offer = offer_now(workspace, query);
    const int total = offer.counts.total();
    if (options.json)
        context.out.exact(json_of(offer, now).indented() + "\n");
    else if (options.brief)
        context.out.line(std::to_string(total));
    else
        say(offer, now, context.out);
    return options.exit_code && total > 0 ? Exit::no : Exit::done;
}

}  // namespace cli
