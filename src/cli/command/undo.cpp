// ebb undo: takes back the newest act that stands, and asks first where it may be that of another
// window.
#include "cli/commands.hpp"
#include "cli/row_text.hpp"
#include "cli/workspace.hpp"

#include <fmt/format.h>

#include <iostream>
#include <unistd.h>

namespace cli {
namespace {

bool agrees(Context& context, const std::string& question) {
    if (::isatty(STDIN_FILENO) == 0) return false;
    context.err.say(question + " [y/N]");
    context.err.flush();
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "yes";
}

}  // namespace

int undo(Context& context, const UndoOptions& options) {
    Workspace workspace(context, store::Use::write, Workspace::Decks::welcome);
    const auto action = workspace.store.log().newest_standing_action();
    if (!action) {
        context.err.say("ebb: nothing is left to be undone");
        return Exit::no;
    }
    if (!options.yes && workspace.store.lock().another_window() &&
        !agrees(context, fmt::format("A review is open in another window, and this may be its: {}. "
                                     "Take it back?",
                                     row_text(action->front())))) {
        context.err.say(
            "ebb: nothing was undone: a review is open in another window. Use `u` there, or "
            "`ebb undo --yes`.");
        return Exit::no;
    }
    workspace.store.take_back(*action, context.now());
    for (const auto& row : *action) context.out.acknowledge("took back: " + row_text(row));
    return Exit::done;
}

}  // namespace cli
