// Whole numbers as people write them.
#pragma once

#include <optional>
#include <string_view>

namespace base {

// A text of one to nine digits, and nothing else, as a number.
std::optional<int> whole_number(std::string_view text);

}  // namespace base
