#include "core/judge/spelling.hpp"

#include "base/text/edit_distance.hpp"
#include "base/text/unicode.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace core {
namespace {

// No word is longer; hostile ones are not compared.
constexpr std::size_t longest_word = 64;
constexpr std::size_t long_word = 8;  // may hold two slips
constexpr std::size_t short_word = 5;

std::u32string letters_of(std::string_view text, std::size_t most) {
    std::u32string out;
    while (!text.empty() && out.size() < most) out += base::take_code_point(text).code;
    return out;
}

bool begin_alike(std::u32string_view a, std::u32string_view b) {
    return a[0] == b[0] || (a[0] == b[1] && a[1] == b[0]);
}

// Beginnings that look alike and mean opposite things, or other ones.
bool begin_opposite(std::u32string_view a, std::u32string_view b) {
    using Pair = std::array<std::u32string_view, 2>;
    constexpr std::array<Pair, 8> opposites = {{{U"micro", U"macro"},
                                                {U"minim", U"maxim"},
                                                {U"inter", U"intra"},
                                                {U"hyper", U"hypo"},
                                                {U"pre", U"pro"},
                                                {U"emigr", U"immigr"},
                                                {U"under", U"over"},
                                                {U"https", U"http"}}};
    return std::any_of(opposites.begin(), opposites.end(), [&](const Pair& pair) {
        return (a.starts_with(pair[0]) && b.starts_with(pair[1])) ||
               (a.starts_with(pair[1]) && b.starts_with(pair[0]));
    });
}

// Two neighbouring letters changed places, and nothing else.
bool is_swap(std::u32string_view a, std::u32string_view b) {
    if (a.size() != b.size()) return false;
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin());
    if (left == a.end() || left + 1 == a.end()) return false;
    return left[0] == right[1] && left[1] == right[0] && std::equal(left + 2, a.end(), right + 2);
}

}  // namespace

std::optional<int> slips_in_word(std::string_view given, std::string_view expected) {
    if (given == expected) return 0;
    const std::u32string is = letters_of(given, longest_word + 1);
    const std::u32string should = letters_of(expected, longest_word + 1);
    if (is.size() > longest_word || should.size() > longest_word) return std::nullopt;
    if (should.size() + 1 == short_word && is[0] == should[0] && is_swap(is, should)) return 1;
    if (is.size() + 1 < short_word || should.size() < short_word) return std::nullopt;
    if (!begin_alike(is, should) || begin_opposite(is, should)) return std::nullopt;
    const int slips = base::edit_distance(is, should);
    const int most = should.size() >= long_word ? 2 : 1;
    return slips <= most ? std::optional(slips) : std::nullopt;
}

double spelling_likeness(std::string_view a, std::string_view b, std::size_t letters) {
    const std::u32string left = letters_of(a, letters);
    const std::u32string right = letters_of(b, letters);
    const std::size_t longer = std::max({left.size(), right.size(), std::size_t{1}});
    return 1 - static_cast<double>(base::edit_distance(left, right)) / static_cast<double>(longer);
}

}  // namespace core
