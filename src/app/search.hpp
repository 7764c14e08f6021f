// From a query to the cards it means: its words are looked up in the deck files, all else is the
// store's.
#pragma once

#include "app/workspace.hpp"
#include "core/query/tree.hpp"

#include <optional>
#include <string>

namespace app {

// The query with the present moment, after its words have been looked up in the decks. To be done
// again when decks have changed.
store::Selection select(Workspace& workspace, const core::Query& query);

// The same, but nothing where a query that narrows means no card at all.
std::optional<store::Selection> select_some(Workspace& workspace, const core::Query& query);

// "no card matches tag:none", for that case.
std::string no_match_text(const core::Query& query);

}  // namespace app
