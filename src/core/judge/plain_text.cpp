#include "core/judge/plain_text.hpp"

#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"

namespace core {
namespace {

bool says_nothing(char32_t code) {
    constexpr char32_t trade_mark = 0x2122;
    constexpr char32_t service_mark = 0x2120;
    constexpr char32_t registered = 0xAE;
    return code == trade_mark || code == service_mark || code == registered;
}

// "ª" and "º" are raised too.
bool is_exponent(char32_t code) {
    return base::is_raised(code) && code != 0xAA && code != 0xBA;
}

// "½" and its like, which become several characters.
bool is_fraction(char32_t code) {
    return (code >= 0xBC && code <= 0xBE) || (code >= 0x2150 && code <= 0x215E) || code == 0x2189;
}

// With a mark where a digit would otherwise run into what stands above it, or into a fraction.
std::string with_digits_apart(std::string_view text) {
    std::string out;
    char32_t before = ' ';
    bool in_exponent = false;
    while (!text.empty()) {
        const char32_t code = base::take_code_point(text).code;
        if (says_nothing(code)) continue;
        const bool behind_digit = base::is_digit(before);
        if (is_exponent(code) && behind_digit && !in_exponent) out += '^';
        if (is_fraction(code) && behind_digit) out += ' ';
        in_exponent = is_exponent(code);
        base::append_utf8(out, code);
        before = code;
    }
    return out;
}

}  // namespace

std::string plain_text(std::string_view text) {
    if (base::is_ascii(text)) return base::normalised(text);
    return base::plain_forms(with_digits_apart(text));
}

}  // namespace core
