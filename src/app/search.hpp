// From a query to the cards it means, or to why it means none: its words are looked up in the deck
// files, all else is the store's.
#pragma once

#include "app/workspace.hpp"
#include "core/query/tree.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace app {

// More words than are looked for in texts at once: wrong usage.
struct TooManyWords : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The query with the present moment, after its words have been looked up in the decks. To be done
// again when decks have changed. Throws TooManyWords.
store::Selection select(Workspace& workspace, const core::Query& query);

// The same, but nothing where a query that narrows means no card at all.
std::optional<store::Selection> select_some(Workspace& workspace, const core::Query& query);

// "no card matches tag:none", for a query that means no card; where it names a deck, tag or card
// that there is not, this is said, with "did you mean".
std::string no_match_text(Workspace& workspace, const core::Query& query);

// "tag:none: no tag is called `none`": the query and, as above, why it means nothing.
std::string missing_text(Workspace& workspace, const core::Query& query);

// "no card has the key `a/b`", with "did you mean" or, where it names a note, its cards.
std::string no_key_text(Workspace& workspace, std::string_view key);

}  // namespace app
