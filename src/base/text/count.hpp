// A number of things in words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace base {

// "1 card", "2 cards". For words whose plural is made with an s.
std::string count_text(std::int64_t count, std::string_view one);

}  // namespace base
