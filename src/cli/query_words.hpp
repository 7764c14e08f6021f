// Queries as they stand on the command line.
#pragma once

#include "cli/workspace.hpp"
#include "core/query/tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cli {

// What the arguments of a command mean together: a query, its terms joined by spaces, or, where
// each is a card's key, any of these cards. Throws UsageError, with a mark under what is wrong.
core::Query query_from(const std::vector<std::string>& arguments);

// Whether the query means any card; where it does not, that is said on standard error.
bool means_some(Workspace& workspace, const core::Query& query);

// Whether an argument that begins with '-' is meant for the query and not for the options:
// "-tag:core", "-ease<2", and what holds a space or a parenthesis.
bool is_negated_term(std::string_view argument);

}  // namespace cli
