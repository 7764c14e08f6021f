#include "base/numbers/whole.hpp"

#include "base/text/ascii.hpp"

namespace base {

std::optional<int> whole_number(std::string_view text) {
    constexpr std::size_t most_digits = 9;  // what an int holds in any case
    if (text.empty() || text.size() > most_digits) return std::nullopt;
    int number = 0;
    for (const char c : text) {
        if (!is_digit(c)) return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

}  // namespace base
