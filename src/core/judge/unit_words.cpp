#include "core/judge/unit_words.hpp"

#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"
#include "core/judge/units.hpp"

#include <algorithm>

namespace core {
namespace {

bool goes_on(char32_t code) {
    return base::is_letter_or_digit(code) || code == '_';
}

// "kB", "Gb", "MiB": no words of any language that decks are written in.
bool abbreviates_data(std::string_view word) {
    constexpr std::string_view prefixes = "kKMGTPEmgtpe";
    if (word.size() < 2 || prefixes.find(word.front()) == std::string_view::npos) return false;
    const std::string_view rest = word.substr(1);
    return rest == "b" || rest == "B" || rest == "ib" || rest == "iB" || rest == "IB";
}

// What stands before a word, as far as it makes a unit of it.
enum class Before { other, digit, digit_and_space };

// A letter alone is a unit only apart from its number, as in "3 d", since "3D" is none; and "72h".
bool may_be_unit(std::string_view word, Before before) {
    if (before == Before::other) return abbreviates_data(word);
    if (word.size() > 1) return true;
    return word == "h" || (before == Before::digit_and_space && word.front() >= 'a');
}

std::string unit_name(std::string_view word, Before before) {
    return may_be_unit(word, before) ? common_name(word) : std::string{};
}

}  // namespace

std::string with_units_named(std::string_view text) {
    std::string out;
    Before before = Before::other;
    bool within_word = false;
    while (!text.empty()) {
        const auto* end = std::find_if_not(text.begin(), text.end(), base::is_ascii_letter);
        const std::string_view word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
        std::string_view rest = text.substr(word.size());
        const bool whole = !word.empty() && !within_word &&
                           (rest.empty() || !goes_on(base::take_code_point(rest).code));
        const std::string name = whole ? unit_name(word, before) : std::string{};
        if (!name.empty()) {
            if (before == Before::digit) out += ' ';
            out += name;
            text.remove_prefix(word.size());
            before = Before::other;
            within_word = true;
            continue;
        }
        const char32_t code = base::take_code_point(text).code;
        base::append_utf8(out, code);
        const bool gap = before == Before::digit && (code == ' ' || code == '-');
        before = base::is_digit(code) ? Before::digit
                 : gap                ? Before::digit_and_space
                                      : Before::other;
        within_word = goes_on(code) && !base::is_digit(code);
    }
    return out;
}

}  // namespace core
