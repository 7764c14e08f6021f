// ebb id DECK: an id for every note that has none.
#include "app/edit/give_ids.hpp"
#include "base/text/count.hpp"
#include "cli/command/author/edit_report.hpp"
#include "cli/commands.hpp"

#include <fmt/format.h>

namespace cli {

int id(Context& context, const IdOptions& options) {
    Workspace workspace(context, options.dry_run ? store::Use::read : store::Use::write);
    const app::GivenIds given = app::give_ids(workspace, options.deck);
    EditReport report{{}, {}, options.dry_run};
    for (const auto& one : given.ids)
        report.lines.push_back(
            fmt::format("{}: id = \"{}\"", given.plan.edits.front().deck.info().title, one));
    report.sum = base::count_text(std::ssize(given.ids), "id") + " written";
    carry_out(workspace, given.plan, report);
    for (const auto& sentence : given.left) context.err.say("ebb: " + sentence);
    if (!given.left.empty()) return Exit::no;
    if (given.ids.empty()) context.out.acknowledge("nothing to do: every note has an id");
    return Exit::done;
}

}  // namespace cli
