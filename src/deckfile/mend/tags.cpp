#include "deckfile/mend/tags.hpp"

#include "base/text/edit_distance.hpp"
#include "base/text/unicode.hpp"

#include <algorithm>

namespace deckfile {
namespace {

constexpr std::ptrdiff_t shortest_slip = 5;  // letters; among short words many are a slip apart

// Folded, without what parts the words of a tag.
std::u32string letters_of(std::string_view tag) {
    const std::string folded = base::case_folded(tag);
    std::u32string letters;
    for (std::string_view rest = folded; !rest.empty();) {
        const char32_t code = base::take_code_point(rest).code;
        if (std::u32string_view(U" -_./").find(code) == std::u32string_view::npos) letters += code;
    }
    return letters;
}

// "http2" is no slip of "http3".
bool is_slip(std::u32string_view a, std::u32string_view b) {
    const auto has_digit = [](std::u32string_view letters) {
        return std::any_of(letters.begin(), letters.end(), base::is_digit_of_any_script);
    };
    return std::min(std::ssize(a), std::ssize(b)) >= shortest_slip && !has_digit(a) &&
           !has_digit(b) && base::edit_distance(a, b) == 1;
}

// The one tag of which this holds; nothing where there are more.
template <typename Fits>
std::optional<std::string> only_one(const Vocabulary& known, Fits fits) {
    std::optional<std::string> found;
    for (const auto& [folded, spelled] : known) {
        if (!fits(letters_of(folded))) continue;
        if (found) return std::nullopt;
        found = spelled;
    }
    return found;
}

}  // namespace

std::optional<std::string> tag_meant(std::string_view written, const Tags& tags) {
    const std::u32string letters = letters_of(written);
    const bool is_listed = !tags.listed.empty();
    const auto is_same = [&](const std::u32string& other) { return other == letters; };
    if (auto same = only_one(is_listed ? tags.listed : tags.used, is_same)) return same;
    const auto is_near = [&](const std::u32string& other) {
        return is_slip(letters, other) || other == letters;
    };
    return is_listed ? only_one(tags.listed, is_near) : std::nullopt;
}

}  // namespace deckfile
