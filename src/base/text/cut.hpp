// Texts cut at marks of one byte. All of it gives views into the text, which is to outlive them: a
// string that nobody holds is none to be cut.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace base {

template <typename T>
concept StringOfNobody = std::same_as<T, std::string>;

// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);
void lines_of(StringOfNobody auto&& text) = delete;

// What stands between any of these marks; nothing for two marks side by side, nor at the ends.
std::vector<std::string_view> split(std::string_view text, std::string_view marks);
void split(StringOfNobody auto&& text, std::string_view marks) = delete;

// The text behind the mark of UTF-8 that some editors put at the beginning of a file.
std::string_view without_byte_order_mark(std::string_view text);

// Without any of these marks at its ends.
std::string_view trimmed(std::string_view text, std::string_view marks = " ");

}  // namespace base
