// ebb adopt OLD NEW: a card goes on with the history of one that no file has any longer.
#include "app/decks/adopt.hpp"

#include "base/text/count.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

void acknowledge(Workspace& workspace, const core::Heir& heir) {
    const auto card = workspace.store.cards().find(heir.to);
    const int answers = card ? card->state.memory.answers : 0;
    workspace.context.out.acknowledge(fmt::format("{}   has the history of {}: {} in all", heir.to,
                                                  heir.from, base::count_text(answers, "answer")));
}

int part(Workspace& workspace, const std::string& name) {
    for (const core::Heir& heir : app::part(workspace, name))
        workspace.context.out.acknowledge(
            fmt::format("{}   no longer has the history of {}", heir.to, heir.from));
    return Exit::done;
}

}  // namespace

int adopt(Context& context, const AdoptOptions& options) {
    if (options.undo && !options.to.empty())
        throw UsageError(
            "with --undo one name is wanted: of the card that has the other's history");
    if (!options.undo && options.to.empty())
        throw UsageError(
            "two names are wanted: of the card that is gone, and of the one that goes on; `ebb list "
            "is:gone` lists the former");
    Workspace workspace(context, store::Use::write);
    try {
        if (options.undo) return part(workspace, options.from);
        for (const core::Heir& heir : app::adopt(workspace, options.from, options.to))
            acknowledge(workspace, heir);
        return Exit::done;
    } catch (const app::AdoptionRefused& refused) {
        context.err.say(fmt::format("ebb: {}", refused.what()));
        context.err.say("ebb: nothing was changed");
        return Exit::no;
    }
}

}  // namespace cli
