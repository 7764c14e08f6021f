#include "core/judge/slips.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"
#include "core/judge/plural.hpp"
#include "core/judge/spelling.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace core {
namespace {

using base::contains;
using base::is_digit;
using base::Words;
using namespace std::string_view_literals;

// More words, or more items, and nobody looks for a slip.
constexpr std::size_t most_words = 64;
constexpr std::size_t most_items = 16;

// What must be the same for a difference to be a slip: the digits and signs, in their order, and
// how often something is denied.
std::string facts_of(const Words& words) {
    constexpr std::array denials = {
        "not"sv,     "no"sv,      "never"sv,    "none"sv,   "nor"sv,    "neither"sv, "without"sv,
        "non"sv,     "cannot"sv,  "cant"sv,     "dont"sv,   "doesnt"sv, "didnt"sv,   "isnt"sv,
        "arent"sv,   "wasnt"sv,   "werent"sv,   "wont"sv,   "hasnt"sv,  "havent"sv,  "hadnt"sv,
        "couldnt"sv, "wouldnt"sv, "shouldnt"sv, "mustnt"sv, "neednt"sv};
    std::string out;
    int denied = 0;
    for (const std::string& word : words) {
        if (contains(denials, word)) ++denied;
        const bool sign = !is_word(word);
        for (const char c : word)
            if (sign || c == '.' || is_digit(c)) out += c;
        if (!out.empty() && out.back() != ' ') out += ' ';
    }
    return out + std::to_string(denied);
}

// The fewer of those between the words, and between what they are the plurals of.
std::optional<int> slips_in(const std::string& given, const std::string& expected) {
    const auto slips = slips_in_word(given, expected);
    const auto either = slips_in_word(of_either_number(given), of_either_number(expected));
    return slips && (!either || *slips <= *either) ? slips : either;
}

// Word by word; nothing where more than `most` slips, or other than slips, lie between them.
std::optional<int> slips_in_order(const Words& given, const Words& expected, int most) {
    int slips = 0;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto more = slips_in(given[i], expected[i]);
        if (!more) return std::nullopt;
        slips += *more;
        if (slips > most) return std::nullopt;
    }
    return slips;
}

// Two neighbours of `longer` may be one word of `other`.
std::optional<Words> merged_as(const Words& longer, const Words& other) {
    for (std::size_t at = 0; at < other.size(); ++at) {
        if (longer[at] + longer[at + 1] != other[at]) continue;
        Words out = longer;
        out[at] = other[at];
        out.erase(out.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        return out;
    }
    return std::nullopt;
}

std::optional<int> slips_in_words(const Words& given, const Words& expected, int most) {
    if (given.size() > most_words || expected.size() > most_words) return std::nullopt;
    if (facts_of(given) != facts_of(expected)) return std::nullopt;
    if (given.size() == expected.size()) return slips_in_order(given, expected, most);
    if (given.size() == expected.size() + 1) {
        const auto merged = merged_as(given, expected);
        return merged ? slips_in_order(*merged, expected, most) : std::nullopt;
    }
    if (given.size() + 1 != expected.size()) return std::nullopt;
    const auto merged = merged_as(expected, given);
    return merged ? slips_in_order(given, *merged, most) : std::nullopt;
}

// Those of the expected items that were not given as they are; the others are taken off both.
std::vector<Words> without_same(std::vector<Words>& given, const std::vector<Words>& expected) {
    std::vector<Words> left;
    for (const Words& item : expected) {
        const auto same = std::find(given.begin(), given.end(), item);
        if (same == given.end())
            left.push_back(item);
        else
            given.erase(same);
    }
    return left;
}

// The items of one list in any order against those of the other, each with the first that fits.
std::optional<int> slips_in_items(std::vector<Words> given, const std::vector<Words>& expected,
                                  int most) {
    if (expected.size() > most_items) return std::nullopt;
    int slips = 0;
    for (const Words& item : without_same(given, expected)) {
        std::optional<int> more;
        const auto fits = std::find_if(given.begin(), given.end(), [&](const Words& one) {
            return (more = slips_in_words(one, item, most - slips)).has_value();
        });
        if (fits == given.end()) return std::nullopt;
        given.erase(fits);
        slips += *more;
    }
    return slips;
}

std::size_t letters_in(const Words& words) {
    std::size_t count = 0;
    for (const std::string& word : words)
        for (std::string_view rest = word; !rest.empty();) {
            const char32_t code = base::take_code_point(rest).code;
            if (base::is_letter_or_digit(code) && !is_digit(code)) ++count;
        }
    return count;
}

int allowed_slips(const Wording& expected) {
    const std::size_t letters = letters_in(expected.words);
    return letters >= 10 ? 2 : letters >= 5 ? 1 : 0;
}

}  // namespace

int slips_between(const Wording& given, const Wording& expected) {
    const int most = allowed_slips(expected);
    if (most == 0) return 0;
    auto slips = slips_in_words(given.words, expected.words, most);
    if (!slips && are_lists(given, expected))
        slips = slips_in_items(given.items, expected.items, most);
    return slips.value_or(0);
}

}  // namespace core
