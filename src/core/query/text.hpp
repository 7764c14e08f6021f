// The query language as people write it: parsed into a tree, and printed from one.
#pragma once

#include "core/query/tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

// What is wrong with a text that is no query, and where: `size` bytes from `offset` on.
struct QueryError {
    std::string message;
    std::size_t offset = 0;
    std::size_t size = 0;
};

std::variant<Query, QueryError> parse_query(std::string_view text);

// As it could have been typed: parse_query gives back the same tree.
std::string to_string(const Query& query);

// Whether a text has the form of a card's key.
bool looks_like_key(std::string_view text);

// Whether a query looks for text, that is for words that have not the form of a key.
bool has_texts(const Query& query);

// Whether a text begins with a field and what follows one: "tag:", "ease<".
bool begins_with_field(std::string_view text);

// The names of fields with the sign that follows them, and the values of is: and kind:, in the
// order in which they are listed for people.
std::vector<std::string_view> query_fields();
std::vector<std::string_view> query_states();
std::vector<std::string_view> query_kinds();

}  // namespace core
