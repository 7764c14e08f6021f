// Queries on the command line.
#pragma once

#include "app/workspace.hpp"
#include "core/query/tree.hpp"

#include <string>
#include <vector>

namespace cli {

// What the arguments of a command mean together: a query, its terms joined by spaces, or, where
// each is a card's key, any of these cards. Throws UsageError, with a mark under what is wrong.
core::Query query_from(const std::vector<std::string>& arguments);

// The query with the present moment, after its words have been looked up in the decks. To be done
// again when decks have changed.
store::Selection select(Workspace& workspace, const core::Query& query);

// The same for a command that lists cards: where no card is meant, says so on standard error.
// Nothing in that case.
std::optional<store::Selection> select_some(Workspace& workspace, const core::Query& query);

// "no card matches tag:none", for that case.
std::string no_match_text(const core::Query& query);

// Whether an argument that begins with '-' is meant for the query and not for the options:
// "-tag:core", "-ease<2", and what holds a space or a parenthesis.
bool is_negated_term(std::string_view argument);

}  // namespace cli
