#include "app/search.hpp"

#include "core/query/text.hpp"

#include <fmt/format.h>

namespace app {

store::Selection select(Workspace& workspace, const core::Query& query) {
    const auto words = core::sought_words(query);
    if (!words.empty())
        store::remember_words(workspace.store.database(), workspace.decks.notes_saying(words));
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
