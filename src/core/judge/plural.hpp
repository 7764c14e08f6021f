// One and many, as far as the spelling of English shows it.
#pragma once

#include <string>
#include <string_view>

namespace core {

// What a folded word has in common with its plural or its singular: to be compared with another
// one's, not to be shown. "queries" and "query" become one, and so do "caches" and "cache".
std::string of_either_number(std::string_view word);

}  // namespace core
