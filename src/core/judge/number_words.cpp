#include "core/judge/number_words.hpp"

#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace core {
namespace {

using namespace std::string_view_literals;

constexpr std::array small = {"zero"sv,    "one"sv,     "two"sv,       "three"sv,    "four"sv,
                              "five"sv,    "six"sv,     "seven"sv,     "eight"sv,    "nine"sv,
                              "ten"sv,     "eleven"sv,  "twelve"sv,    "thirteen"sv, "fourteen"sv,
                              "fifteen"sv, "sixteen"sv, "seventeen"sv, "eighteen"sv, "nineteen"sv};
constexpr std::array tens = {"twenty"sv, "thirty"sv,  "forty"sv,  "fifty"sv,
                             "sixty"sv,  "seventy"sv, "eighty"sv, "ninety"sv};

std::optional<int> number_of(std::string_view word) {
    if (word.size() < 3 || word.size() > 9) return std::nullopt;
    const std::string folded = base::lower(word);
    const auto* one = std::find(small.begin(), small.end(), folded);
    if (one != small.end()) return static_cast<int>(one - small.begin());
    const auto* ten = std::find(tens.begin(), tens.end(), folded);
    if (ten != tens.end()) return 10 * static_cast<int>(ten - tens.begin() + 2);
    return std::nullopt;
}

// Whether a word goes on with it: a letter, or what stands in names of code.
bool goes_on(char32_t code) {
    return base::is_letter_or_digit(code) || code == '_' || code == '\'';
}

// The word at the front, in ASCII letters; empty where it is more, or none.
std::string_view word_of(std::string_view text) {
    const auto* end = std::find_if_not(text.begin(), text.end(), base::is_ascii_letter);
    const auto word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    std::string_view rest = text.substr(word.size());
    return rest.empty() || !goes_on(base::take_code_point(rest).code) ? word : std::string_view{};
}

struct Taken {
    int number = 0;
    std::size_t size = 0;  // in bytes; 0: no number stands there
};

// "forty-five", or "forty" or "five" alone.
Taken take_number(std::string_view text) {
    const std::string_view word = word_of(text);
    const auto number = number_of(word);
    if (!number) return {};
    const std::string_view rest = text.substr(word.size());
    if (*number < 20 || (!rest.starts_with('-') && !rest.starts_with(' ')))
        return {*number, word.size()};
    const std::string_view next = word_of(rest.substr(1));
    const int ones = number_of(next).value_or(0);
    if (ones < 1 || ones > 9) return {*number, word.size()};
    return {*number + ones, word.size() + 1 + next.size()};
}

}  // namespace

std::string with_numbers_in_digits(std::string_view text) {
    std::string out;
    bool within_word = false;
    while (!text.empty()) {
        const Taken taken = within_word ? Taken{} : take_number(text);
        if (taken.size > 0) {
            out += std::to_string(taken.number);
            text.remove_prefix(taken.size);
            continue;
        }
        const char32_t code = base::take_code_point(text).code;
        base::append_utf8(out, code);
        within_word = goes_on(code);
    }
    return out;
}

}  // namespace core
