// Texts cut at marks of one byte. All of it gives views into the text.
#pragma once

#include <string_view>
#include <vector>

namespace base {

// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

// What stands between any of these marks; nothing for two marks side by side, nor at the ends.
std::vector<std::string_view> split(std::string_view text, std::string_view marks);

// Without any of these marks at its ends.
std::string_view trimmed(std::string_view text, std::string_view marks = " ");

}  // namespace base
