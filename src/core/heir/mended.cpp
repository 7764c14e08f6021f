#include "core/heir/mended.hpp"

#include "base/contains.hpp"
#include "base/text/edit_distance.hpp"
#include "base/text/unicode.hpp"
#include "core/judge/number_words.hpp"
#include "core/judge/units.hpp"

#include <algorithm>
#include <array>

namespace core {
namespace {

using namespace std::string_view_literals;

constexpr std::array denials = {
    "not"sv,      "never"sv,   "none"sv,   "neither"sv, "without"sv, "cannot"sv, "cant"sv,
    "dont"sv,     "doesnt"sv,  "didnt"sv,  "isnt"sv,    "arent"sv,   "wasnt"sv,  "werent"sv,
    "wont"sv,     "hasnt"sv,   "havent"sv, "hadnt"sv,   "wouldnt"sv, "nicht"sv,  "kein"sv,
    "keine"sv,    "nie"sv,     "ohne"sv,   "senza"sv,   "nunca"sv,   "jamais"sv, "sans"sv,
    "shouldnt"sv, "couldnt"sv, "mustnt"sv, "neednt"sv};
// Of denial or degree.
constexpr std::array prefixes = {
    "a"sv,     "an"sv,    "un"sv,    "in"sv,   "im"sv,   "il"sv,    "ir"sv,    "en"sv,
    "em"sv,    "non"sv,   "dis"sv,   "de"sv,   "anti"sv, "hyper"sv, "hypo"sv,  "inter"sv,
    "intra"sv, "over"sv,  "under"sv, "pre"sv,  "post"sv, "sub"sv,   "super"sv, "up"sv,
    "ex"sv,    "micro"sv, "macro"sv, "mono"sv, "poly"sv, "mini"sv,  "maxi"sv,  "s"sv};
constexpr std::array scales = {"hundred"sv, "thousand"sv, "million"sv,  "milliard"sv,
                               "billion"sv, "trillion"sv, "billiard"sv, "quadrillion"sv};
constexpr std::size_t shortest_stem = 3;  // letters

std::u32string letters_of(std::string_view text) {
    std::u32string out;
    while (!text.empty()) out += base::take_code_point(text).code;
    return out;
}

// In digits of any script, in Latin numerals, or in words.
bool says_number(std::string_view text) {
    const std::u32string letters = letters_of(text);
    const bool is_latin = letters.size() > 1 && text.find_first_not_of("IVXLCDM") == text.npos;
    const std::string word = base::case_folded(text);
    return is_latin || std::any_of(letters.begin(), letters.end(), base::is_digit_of_any_script) ||
           base::contains(scales, word) || with_numbers_in_digits(word) != word;
}

// Where words are not set apart, a whole clause is one.
bool is_unspaced(char32_t letter) {
    return (letter >= 0x0E00 && letter < 0x0F00) || (letter >= 0x1000 && letter < 0x10A0) ||
           (letter >= 0x1780 && letter < 0x1800) || (letter >= 0x3040 && letter < 0xA000) ||
           (letter >= 0xF900 && letter < 0xFB00) || letter >= 0x20000;
}

// Whether a slip in the word is one of spelling, and does not say something else.
bool may_slip(const Token& token) {
    if (token.kind != Token::Kind::word || says_number(token.text)) return false;
    const std::u32string letters = letters_of(token.text);
    return std::none_of(letters.begin(), letters.end(), is_unspaced) &&
           !base::contains(denials, base::case_folded(token.text));
}

// Whether the one is the other with another prefix, or none.
bool differ_in_prefix(std::string_view a, std::string_view b) {
    std::size_t same = 0;  // letters at the end
    while (same < std::min(a.size(), b.size()) && a[a.size() - 1 - same] == b[b.size() - 1 - same])
        ++same;
    const auto is_prefix = [](std::string_view text) {
        return text.empty() || base::contains(prefixes, text);
    };
    for (std::size_t stem = shortest_stem; stem <= same; ++stem)
        if (is_prefix(a.substr(0, a.size() - stem)) && is_prefix(b.substr(0, b.size() - stem)))
            return true;
    return false;
}

bool is_unit(const Token& token) {
    if (token.kind == Token::Kind::sign)
        return token.text == "%" || token.text == "$" || token.text == "€";
    const Family family = unit_of_note(token.text).of.family;
    return family != Family::none && family != Family::word;
}

bool is_slip(const Token& old, const Token& now, const SpeltElsewhere& elsewhere) {
    if (!may_slip(old) || !may_slip(now) || (is_unit(old) && is_unit(now))) return false;
    const std::string a = base::case_folded(old.text);
    const std::string b = base::case_folded(now.text);
    const std::u32string from = letters_of(a);
    const std::u32string to = letters_of(b);
    const std::size_t shorter = std::min(from.size(), to.size());
    const bool swapped =
        from.size() == to.size() && std::is_permutation(from.begin(), from.end(), to.begin());
    if (shorter < (swapped ? 3U : 4U) || base::edit_distance(from, to) != 1) return false;
    return !differ_in_prefix(a, b) && !elsewhere(old.text);
}

// Where one token was put in behind a number, and it is a unit: without it.
Tokens without_added_unit(const Tokens& old, const Tokens& now) {
    if (now.size() != old.size() + 1) return now;
    const auto [rest, added] =
        std::mismatch(old.begin(), old.end(), now.begin(), now.end(),
                      [](const Token& a, const Token& b) { return says_same(a, b); });
    if (added == now.begin() || std::prev(added)->kind != Token::Kind::number || !is_unit(*added))
        return now;
    Tokens out = now;
    out.erase(out.begin() + (added - now.begin()));
    return out;
}

bool differ_by_slips(const Tokens& old, const Tokens& now, const SpeltElsewhere& elsewhere) {
    return std::equal(old.begin(), old.end(), now.begin(), now.end(),
                      [&](const Token& a, const Token& b) {
                          return says_same(a, b) || is_slip(a, b, elsewhere);
                      });
}

}  // namespace

bool is_mended(const Tokens& old, const Tokens& now, const SpeltElsewhere& elsewhere) {
    const auto differ_little = [&](const Tokens& a, const Tokens& b) {
        return differ_by_slips(a, without_added_unit(a, b), elsewhere) ||
               says_same(run_together(a), run_together(b));
    };
    return differ_little(old, now) || differ_little(without_articles(old), without_articles(now));
}

bool is_mended(std::string_view old, std::string_view now, const SpeltElsewhere& elsewhere) {
    return is_mended(tokens_of(old), tokens_of(now), elsewhere);
}

}  // namespace core
