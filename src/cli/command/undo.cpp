// ebb undo: takes back the newest act that stands, and asks first where it may be that of another
// window.
#include "cli/command/asking.hpp"
#include "cli/commands.hpp"
#include "cli/row_text.hpp"
#include "cli/workspace.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

constexpr std::size_t rows_to_be_summed = 10;

bool may_be_taken_back(Context& context, const store::Action& action) {
    if (agrees(context.err,
               fmt::format("A review is open in another window, and this may be its: {}. "
                           "Take it back?",
                           row_text(action.front()))))
        return true;
    context.err.say(
        "ebb: nothing was undone: a review is open in another window. Use `u` there, or "
        "`ebb undo --yes`.");
    return false;
}

}  // namespace

int undo(Context& context, const UndoOptions& options) {
    Workspace workspace(context, store::Use::write, Workspace::Decks::welcome);
    while (const auto newest = workspace.store.log().newest_standing_action()) {
        const bool asks = !options.yes && workspace.store.lock().another_review();
        if (asks && !may_be_taken_back(context, *newest)) return Exit::no;
        // What was agreed to and no other; where nobody was asked, the newest there is by now.
        const auto row = asks ? std::optional(newest->front().id) : std::nullopt;
        if (const auto taken = workspace.store.take_back(row, context.now())) {
            for (const auto& one : *taken) context.out.acknowledge("took back: " + row_text(one));
            if (taken->size() >= rows_to_be_summed)
                context.out.acknowledge(fmt::format("took back {} in all", taken->size()));
            return Exit::done;
        }
    }
    context.err.say("ebb: nothing is left to be undone");
    return Exit::no;
}

}  // namespace cli
