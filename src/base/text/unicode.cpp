#include "base/text/unicode.hpp"

#include "base/text/ascii.hpp"
#include "base/text/spelling.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

namespace base {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t variation_emoji = 0xFE0F;
// The marks that Latin, Greek and Cyrillic letters take; other scripts' marks make other letters.
constexpr char32_t first_accent = 0x300;
constexpr char32_t last_accent = 0x36F;

const utf8proc_uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

std::string repaired(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) append_utf8(out, take_code_point(text).code);
    return out;
}

std::string mapped(std::string_view text, utf8proc_option_t options) {
    utf8proc_uint8_t* raw = nullptr;
    const auto size =
        utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(raw, &std::free);
    if (size < 0) return std::string(text);
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(size)};
}

void append_spelled(std::string& to, char32_t code, Spellings among) {
    const auto known = std::find_if(among.begin(), among.end(),
                                    [&](const Spelling& one) { return one.letter == code; });
    if (known != among.end())
        to += known->plain;
    else
        append_utf8(to, code);
}

std::string spelled_otherwise(std::string_view text, Spellings among) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) append_spelled(out, take_code_point(text).code, among);
    return out;
}

bool is_accent(char32_t code) {
    return code >= first_accent && code <= last_accent;
}

bool is_mark(char32_t code) {
    return is_accent(code) ||
           utf8proc_get_property(static_cast<utf8proc_int32_t>(code))->combining_class != 0;
}

// What a code point is made of, but for marks.
void append_outline(std::string& to, char32_t code) {
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT |
                                                            UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
    std::array<utf8proc_int32_t, 18> parts{};  // the most that any is made of
    int before = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code), parts.data(),
                                               std::ssize(parts), options, &before);
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
        const auto part = static_cast<char32_t>(parts.at(static_cast<std::size_t>(i)));
        if (!is_mark(part)) append_spelled(to, part, spellings);
    }
}

bool is_space(char32_t code) {
    if (is_ascii_space(code) || code == 0x85) return true;
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

// A text put together piece by piece, each run of gaps as one space, none at the ends.
class GapFolder {
public:
    explicit GapFolder(std::size_t size) { text_.reserve(size); }

    void gap() { pending_ = !text_.empty(); }

    void add(std::string_view piece) {
        if (pending_) text_ += ' ';
        pending_ = false;
        text_ += piece;
    }

    std::string take() { return std::move(text_); }

private:
    std::string text_;
    bool pending_ = false;
};

std::string with_spaces_folded(std::string_view text) {
    GapFolder out(text.size());
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t code = take_code_point(text).code;
        if (is_space(code))
            out.gap();
        else
            out.add(before.substr(0, before.size() - text.size()));
    }
    return out.take();
}

// The same for ASCII alone, which most text is.
std::string with_ascii_spaces_folded(std::string_view text) {
    GapFolder out(text.size());
    for (auto at = text.begin(); at != text.end();) {
        const auto end = std::find_if(at, text.end(), is_ascii_space);
        if (at != end) out.add({at, end});
        at = std::find_if_not(end, text.end(), is_ascii_space);
        if (at != end) out.gap();
    }
    return out.take();
}

// A spacing mark stands beside its letter, as the vowel signs of many Indic scripts do.
bool is_spacing_mark(char32_t code) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(code)) == UTF8PROC_CATEGORY_MC;
}

// How far a code point alone would advance the cursor. Prepended and joined ones are settled by the
// cluster.
int code_width(char32_t code) {
    if (is_spacing_mark(code)) return 1;
    return utf8proc_charwidth(static_cast<utf8proc_int32_t>(code));
}

bool is_regional(char32_t code) {
    return code >= 0x1F1E6 && code <= 0x1F1FF;
}

bool is_skin_tone(char32_t code) {
    return code >= 0x1F3FB && code <= 0x1F3FF;
}

// The width of a cluster of that width that `code` joins: a sign shown as an emoji, and a flag,
// take two columns. A skin tone is a swatch of its own where a terminal does not know it, and no
// line may be longer than it was counted.
int joined_width(int width, char32_t before, char32_t code) {
    if (is_spacing_mark(code) || is_skin_tone(code)) return width + code_width(code);
    const bool emoji = code == variation_emoji && before >= 0xA9;
    const bool flag = is_regional(before) && is_regional(code);
    const bool keycap = code == 0x20E3;
    return std::max(width, emoji || flag || keycap ? 2 : code_width(code));
}

}  // namespace

Decoded take_code_point(std::string_view& text) {
    utf8proc_int32_t code = -1;
    const auto size =
        utf8proc_iterate(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (size <= 0 || code < 0) {
        text.remove_prefix(1);
        return {replacement, false};
    }
    text.remove_prefix(static_cast<std::size_t>(size));
    return {static_cast<char32_t>(code), true};
}

void append_utf8(std::string& to, char32_t code) {
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes);
    to.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool is_valid_utf8(std::string_view text) {
    while (!text.empty())
        if (!take_code_point(text).valid) return false;
    return true;
}

std::string normalised(std::string_view text) {
    if (is_ascii(text)) return with_ascii_spaces_folded(text);
    const std::string safe = is_valid_utf8(text) ? std::string(text) : repaired(text);
    return with_spaces_folded(
        mapped(safe, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE)));
}

std::string case_folded(std::string_view text) {
    const std::string normal = normalised(text);
    if (is_ascii(normal)) return lower(normal);
    return mapped(normal, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                                         UTF8PROC_CASEFOLD));
}

std::string plain_forms(std::string_view text) {
    const std::string normal = normalised(text);
    if (is_ascii(normal)) return normal;
    const std::string apart = mapped(
        normal,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE));
    return normalised(spelled_otherwise(apart, ligatures));
}

std::string without_accents(std::string_view text) {
    const std::string folded = case_folded(plain_forms(text));
    if (is_ascii(folded)) return folded;
    const std::string decomposed =
        mapped(folded, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE));
    std::string out;
    bool after_letter = false;  // a stroke through '=' makes another sign of it
    for (std::string_view rest = decomposed; !rest.empty();) {
        const char32_t code = take_code_point(rest).code;
        if (after_letter && is_accent(code)) continue;
        append_utf8(out, code);
        after_letter = is_letter_or_digit(code);
    }
    return mapped(spelled_otherwise(out, strokes),
                  static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
}

std::string outline(std::string_view text) {
    if (is_ascii(text)) return lower(text);
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const char c = text.front();
        if (static_cast<unsigned char>(c) >= 0x80) {
            append_outline(out, take_code_point(text).code);
        } else {
            out += lower(c);
            text.remove_prefix(1);
        }
    }
    return out;
}

bool is_raised(char32_t code) {
    return utf8proc_get_property(static_cast<utf8proc_int32_t>(code))->decomp_type ==
           UTF8PROC_DECOMP_TYPE_SUPER;
}

std::vector<Cluster> clusters(std::string_view text) {
    std::vector<Cluster> out;
    utf8proc_int32_t state = 0;
    char32_t previous = 0;
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t code = take_code_point(text).code;
        const std::size_t size = before.size() - text.size();
        const bool starts = out.empty() || utf8proc_grapheme_break_stateful(
                                               static_cast<utf8proc_int32_t>(previous),
                                               static_cast<utf8proc_int32_t>(code), &state);
        if (starts) {
            out.push_back({before.substr(0, size), code_width(code)});
            previous = code;
            continue;
        }
        Cluster& last = out.back();
        last.bytes = {last.bytes.data(), last.bytes.size() + size};
        last.width = joined_width(last.width, previous, code);
        previous = code;
    }
    return out;
}

int width_of(std::string_view text) {
    if (is_ascii(text)) return static_cast<int>(text.size());
    int width = 0;
    for (const Cluster& cluster : clusters(text)) width += cluster.width;
    return width;
}

bool is_wide(char32_t code) {
    return code_width(code) == 2;
}

bool is_digit_of_any_script(char32_t code) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(code)) == UTF8PROC_CATEGORY_ND;
}

bool is_letter_or_digit(char32_t code) {
    switch (static_cast<int>(utf8proc_category(static_cast<utf8proc_int32_t>(code)))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ND:
            return true;
        default:
            return false;
    }
}

bool is_symbol(char32_t code) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
    return category == UTF8PROC_CATEGORY_SM || category == UTF8PROC_CATEGORY_SC ||
           category == UTF8PROC_CATEGORY_SO;
}

}  // namespace base
