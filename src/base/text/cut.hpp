// Texts cut at marks of one byte. All of it gives views into the text.
#pragma once

#include <string_view>
#include <vector>

namespace base {

// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

// What stands between any of these marks; nothing for two marks side by side, nor at the ends.
std::vector<std::string_view> split(std::string_view text, std::string_view marks);

// The text behind the mark of UTF-8 that some editors put at the beginning of a file.
std::string_view without_byte_order_mark(std::string_view text);

// Without any of these marks at its ends.
std::string_view trimmed(std::string_view text, std::string_view marks = " ");

}  // namespace base
