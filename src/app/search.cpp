#include "app/search.hpp"

#include "app/day.hpp"
#include "core/query/text.hpp"

#include <fmt/format.h>

namespace app {
namespace {

// Each is:due narrows with what stands beside it: `is:due deck:x` are those that a review of deck:x
// would show. One that need not hold speaks of a review of everything.
void remember_due(Workspace& workspace, const core::Query& beside) {
    if (core::asks_for_due(beside)) remember_due(workspace, {});
    store::remember_due(workspace.store.database(), left_now(workspace, beside).due);
}

}  // namespace

store::Selection select(Workspace& workspace, const core::Query& query) {
    const auto words = core::sought_words(query);
    if (!words.empty())
        store::remember_words(workspace.store.database(), workspace.decks.notes_saying(words));
    if (core::asks_for_due(query))
        remember_due(workspace, core::without_due(query).value_or(core::Query{}));
    return {query, workspace.now()};
}

std::optional<store::Selection> select_some(Workspace& workspace, const core::Query& query) {
    store::Selection selection = select(workspace, query);
    if (query.is_everything() || workspace.store.listing().any(selection)) return selection;
    return std::nullopt;
}

std::string no_match_text(const core::Query& query) {
    if (query.is_everything()) return "there are no cards";
    return fmt::format("no card matches {}", core::to_string(query));
}

}  // namespace app
