#include "deckfile/mistakes/invisible.hpp"

#include "base/text/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace deckfile {
namespace {

struct Named {
    char32_t first;
    char32_t last;
    std::string_view name;  // as Unicode has it, or what all of the range have in common
};

constexpr std::array named = {
    Named{0x0000, 0x0000, "NUL"},
    Named{0x0007, 0x0007, "BELL"},
    Named{0x0008, 0x0008, "BACKSPACE"},
    Named{0x0009, 0x0009, "TAB"},
    Named{0x000A, 0x000A, "LINE FEED"},
    Named{0x000B, 0x000B, "VERTICAL TAB"},
    Named{0x000C, 0x000C, "FORM FEED"},
    Named{0x000D, 0x000D, "CARRIAGE RETURN"},
    Named{0x001B, 0x001B, "ESCAPE"},
    Named{0x0000, 0x001F, "control character"},
    Named{0x0085, 0x0085, "NEXT LINE"},
    Named{0x007F, 0x009F, "control character"},
    Named{0x00A0, 0x00A0, "NO-BREAK SPACE"},
    Named{0x00AD, 0x00AD, "SOFT HYPHEN"},
    Named{0x034F, 0x034F, "COMBINING GRAPHEME JOINER"},
    Named{0x061C, 0x061C, "ARABIC LETTER MARK"},
    Named{0x115F, 0x1160, "HANGUL FILLER"},
    Named{0x1680, 0x1680, "OGHAM SPACE MARK"},
    Named{0x180E, 0x180E, "MONGOLIAN VOWEL SEPARATOR"},
    Named{0x2007, 0x2007, "FIGURE SPACE"},
    Named{0x2009, 0x2009, "THIN SPACE"},
    Named{0x200A, 0x200A, "HAIR SPACE"},
    Named{0x200B, 0x200B, "ZERO WIDTH SPACE"},
    Named{0x200C, 0x200C, "ZERO WIDTH NON-JOINER"},
    Named{0x200D, 0x200D, "ZERO WIDTH JOINER"},
    Named{0x200E, 0x200E, "LEFT-TO-RIGHT MARK"},
    Named{0x200F, 0x200F, "RIGHT-TO-LEFT MARK"},
    Named{0x2000, 0x200A, "wide or narrow space"},
    Named{0x2028, 0x2028, "LINE SEPARATOR"},
    Named{0x2029, 0x2029, "PARAGRAPH SEPARATOR"},
    Named{0x202A, 0x202E, "control of reading direction"},
    Named{0x202F, 0x202F, "NARROW NO-BREAK SPACE"},
    Named{0x205F, 0x205F, "MEDIUM MATHEMATICAL SPACE"},
    Named{0x2060, 0x2060, "WORD JOINER"},
    Named{0x2061, 0x2065, "invisible operator"},
    Named{0x2066, 0x2069, "control of reading direction"},
    Named{0x206A, 0x206F, "control character"},
    Named{0x2800, 0x2800, "BRAILLE PATTERN BLANK"},
    Named{0x3000, 0x3000, "IDEOGRAPHIC SPACE"},
    Named{0x3164, 0x3164, "HANGUL FILLER"},
    Named{0xFE00, 0xFE0F, "VARIATION SELECTOR"},
    Named{0xFEFF, 0xFEFF, "ZERO WIDTH NO-BREAK SPACE"},
    Named{0xFFA0, 0xFFA0, "HALFWIDTH HANGUL FILLER"},
    Named{0xE0000, 0xE0FFF, "invisible tag"},
};

}  // namespace

std::string invisible_name(char32_t code) {
    if (code >= 0x20 && code < 0x7F) return {};
    const auto at = std::find_if(named.begin(), named.end(), [&](const Named& one) {
        return one.first <= code && code <= one.last;
    });
    if (at == named.end()) return {};
    return fmt::format("U+{:04X} {}", static_cast<unsigned>(code), at->name);
}

std::string with_names(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const char32_t code = base::take_code_point(text).code;
        const std::string name = invisible_name(code);
        if (name.empty())
            base::append_utf8(out, code);
        else
            out += "<" + name + ">";
    }
    return out;
}

}  // namespace deckfile
