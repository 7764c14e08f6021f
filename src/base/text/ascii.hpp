// What the characters of ASCII are, whatever the locale. Objects, so that an algorithm takes them
// as they are; they answer for bytes and for code points alike.
#pragma once

#include <string>
#include <string_view>

namespace base {

inline constexpr auto is_digit = [](auto code) { return code >= '0' && code <= '9'; };
inline constexpr auto is_capital = [](auto code) { return code >= 'A' && code <= 'Z'; };
inline constexpr auto is_ascii_letter = [](auto code) {
    return is_capital(code) || (code >= 'a' && code <= 'z');
};
// A space, a tab, or what ends a line or a page.
inline constexpr auto is_ascii_space = [](auto code) {
    return code == ' ' || (code >= '\t' && code <= '\r');
};

// Capitals as small letters; anything else as it is.
constexpr char lower(char c) {
    return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string lower(std::string_view text);

// Whether the text holds nothing but ASCII.
bool is_ascii(std::string_view text);

}  // namespace base
