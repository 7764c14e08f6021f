// ebb due: what `ebb review` would show now, as a sentence, a number or JSON.
#include "base/numbers/json.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"
#include "dialogue/day_text.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

base::JsonObject json_of(const app::Left& left, const core::Moment& now) {
    const core::QueueCounts& counts = left.counts;
    base::JsonObject json;
    json.add("version", 1).add("day", core::iso_date(now.day)).add("due", counts.total());
    json.add("learning", counts.learning).add("reviews", counts.reviews);
    json.add("new", counts.fresh).add("waiting", left.due_reviews);
    if (left.back_at)
        json.add("next_at", core::rfc3339(*left.back_at, now.zone));
    else
        json.add_null("next_at");
    return json;
}

void say(const app::Left& left, const core::Query& query, const core::Moment& now,
         ui::Output& out) {
    if (left.counts.total() > 0)
        out.say(
            fmt::format("{} due: {}.", left.counts.total(), dialogue::counts_text(left.counts)));
    else if (!left.backlog)
        out.say("Nothing is due.");
    if (left.backlog) out.say(dialogue::backlog_text(*left.backlog, query));
    if (left.has_capped) out.say(dialogue::capped_text());
    if (left.back_at) out.say(dialogue::back_text(left, now));
}

}  // namespace

int due(Context& context, const DueOptions& options) {
    const core::Query query = query_from(options.query);
    Workspace workspace(context, store::Use::read);
    const core::Moment now = context.now();
    if (!means_some(workspace, query)) return Exit::no;
    const app::Left left = app::left_now(workspace, query);
    const int total = left.counts.total();
    if (options.json)
        context.out.exact(json_of(left, now).indented() + "\n");
    else if (options.brief)
        context.out.line(std::to_string(total));
    else
        say(left, query, now, context.out);
    return options.exit_code && total > 0 ? Exit::no : Exit::done;
}

}  // namespace cli
