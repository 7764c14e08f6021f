#include "ui/safe_text.hpp"

#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "base/text/unicode.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace ui {
namespace {

constexpr int tab_stop = 4;
constexpr char32_t joiner = 0x200D;

// A base and eight marks are more than any script needs, and the longest emoji (a kiss with two
// skin tones) has ten code points.
constexpr std::size_t longest_cluster = 9;
constexpr std::size_t longest_joined_cluster = 16;

bool is_in(char32_t code, char32_t first, char32_t last) {
    return code >= first && code <= last;
}

// Legal UTF-8 that would change the order of its surroundings, or be there without being seen.
bool is_deceptive(char32_t code) {
    return is_in(code, 0x202A, 0x202E) || is_in(code, 0x2066, 0x206F) ||  // bidi and deprecated
           is_in(code, 0xFFF9, 0xFFFB) || code == 0xFEFF ||               // annotations, BOM
           is_in(code, 0xE0000, 0xE007F) ||                               // tags
           is_in(code, 0xFDD0, 0xFDEF) || (code & 0xFFFE) == 0xFFFE;      // noncharacters
}

bool is_line_break(char32_t code) {
    return code == '\n' || code == 0x2028 || code == 0x2029;
}

using Places = std::vector<std::size_t>;

// What becomes of bytes that are no UTF-8.
enum class IllFormed { replaced, shown };

// Code points become what may be shown of them.
class Sanitiser {
public:
    explicit Sanitiser(IllFormed ill_formed) : ill_formed_(ill_formed) {}

    std::string run(std::string_view text, Places& places) {
        out_.reserve(text.size());
        const std::size_t size = text.size();
        auto place = places.begin();
        while (!text.empty()) {
            for (; place != places.end() && *place <= size - text.size(); ++place)
                *place = out_.size();
            if (text.starts_with("\r\n")) text.remove_prefix(1);
            const auto byte = static_cast<unsigned char>(text.front());
            const base::Decoded read = base::take_code_point(text);
            if (read.valid || ill_formed_ == IllFormed::replaced)
                add(read.code);
            else
                show(escaped(byte));
        }
        std::fill(place, places.end(), out_.size());
        return std::move(out_);
    }

private:
    void add(char32_t code) {
        if (is_line_break(code)) {
            out_ += '\n';
            column_ = 0;
        } else if (code == '\t') {
            show(std::string(static_cast<std::size_t>(tab_stop - column_ % tab_stop), ' '));
        } else if (code < 0x20 || code == 0x7F) {
            show({'^', static_cast<char>(code ^ 0x40)});
        } else if (is_in(code, 0x80, 0x9F)) {
            show(escaped(static_cast<unsigned char>(code)));
        } else if (is_deceptive(code)) {
            show(fmt::format("<U+{:04X}>", static_cast<unsigned>(code)));
        } else {
            base::append_utf8(out_, code);
            ++column_;
        }
    }

    static std::string escaped(unsigned char byte) { return fmt::format("\\x{:02x}", byte); }

    void show(const std::string& text) {
        out_ += text;
        column_ += static_cast<int>(text.size());
    }

    IllFormed ill_formed_;
    std::string out_;
    int column_ = 0;
};

// The bytes of a cluster that may stay.
std::size_t permitted(std::string_view cluster) {
    std::string_view rest = cluster;
    std::size_t limit = longest_cluster;
    for (std::size_t count = 0; count < limit && !rest.empty(); ++count)
        if (base::take_code_point(rest).code == joiner) limit = longest_joined_cluster;
    return cluster.size() - rest.size();
}

// Marks piled up on a character would paint over the lines around it.
std::string without_piles(std::string text, Places& places) {
    if (base::is_ascii(text)) return text;
    std::string out;
    out.reserve(text.size());
    std::size_t read = 0;
    auto place = places.begin();
    for (const base::Cluster& cluster : base::clusters(text)) {
        const std::size_t keep = permitted(cluster.bytes);
        for (; place != places.end() && *place < read + cluster.bytes.size(); ++place)
            *place = out.size() + std::min(*place - read, keep);
        read += cluster.bytes.size();
        out += cluster.bytes.substr(0, keep);
        if (keep < cluster.bytes.size()) out += "…";
    }
    std::fill(place, places.end(), out.size());
    return out;
}

std::string on_one_line(std::string_view text) {
    return fmt::format("{}", fmt::join(base::split(text, "\n"), " "));
}

// U+00C0 to U+017F without their marks; '*' for those that need more than a letter.
constexpr char32_t first_letter = 0xC0;
constexpr std::string_view letters =
    "AAAAAA*CEEEEIIIIDNOOOOOxOUUUUY**"
    "aaaaaa*ceeeeiiiidnooooo/ouuuuy*y"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGg"
    "GgGgHhHhIiIiIiIiIi**JjKkkLlLlLlL"
    "lLlNnNnNnnNnOoOoOo**RrRrRrSsSsSs"
    "SsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

struct Replacement {
    char32_t code;
    std::string_view ascii;
};
constexpr std::array replacements = std::to_array<Replacement>({
    {0xA0, " "},     {0xA9, "(c)"},    {0xAB, "<<"},   {0xAE, "(R)"},    {0xB0, " deg"},
    {0xB1, "+-"},    {0xB2, "^2"},     {0xB3, "^3"},   {0xB5, "u"},      {0xB7, "."},
    {0xBB, ">>"},    {0xBC, "1/4"},    {0xBD, "1/2"},  {0xBE, "3/4"},    {0xC6, "AE"},
    {0xDE, "Th"},    {0xDF, "ss"},     {0xE6, "ae"},   {0xFE, "th"},     {0x132, "IJ"},
    {0x133, "ij"},   {0x152, "OE"},    {0x153, "oe"},  {0x200B, ""},     {0x200C, ""},
    {0x200D, ""},    {0x200E, ""},     {0x200F, ""},   {0x2010, "-"},    {0x2011, "-"},
    {0x2012, "-"},   {0x2013, "-"},    {0x2014, "--"}, {0x2015, "--"},   {0x2018, "'"},
    {0x2019, "'"},   {0x201A, ","},    {0x201C, "\""}, {0x201D, "\""},   {0x201E, "\""},
    {0x2022, "*"},   {0x2026, "..."},  {0x202F, " "},  {0x2030, "0/00"}, {0x2032, "'"},
    {0x2033, "\""},  {0x2039, "<"},    {0x203A, ">"},  {0x2044, "/"},    {0x2060, ""},
    {0x20AC, "EUR"}, {0x2122, "(TM)"}, {0x2190, "<-"}, {0x2191, "^"},    {0x2192, "->"},
    {0x2193, "v"},   {0x2194, "<->"},  {0x21D0, "<="}, {0x21D2, "=>"},   {0x21D4, "<=>"},
    {0x2212, "-"},   {0x221E, "inf"},  {0x2248, "~"},  {0x2260, "!="},   {0x2264, "<="},
    {0x2265, ">="},  {0x2500, "-"},    {0x2502, "|"},  {0x2588, "#"},    {0x25A0, "#"},
    {0x25B6, ">"},   {0x25CF, "*"},    {0x2605, "*"},  {0x2713, "v"},    {0x2714, "v"},
    {0x2717, "x"},   {0x2718, "x"},    {0xFE0E, ""},   {0xFE0F, ""},
});
static_assert(std::ranges::is_sorted(replacements, {}, &Replacement::code));

bool is_latin_mark(char32_t code) {
    return is_in(code, 0x300, 0x36F);
}

void append_ascii(std::string& out, char32_t code) {
    const auto* found = std::ranges::lower_bound(replacements, code, {}, &Replacement::code);
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (found != replacements.end() && found->code == code) {
        out += found->ascii;
    } else if (code >= first_letter && code - first_letter < letters.size()) {
        out += letters[code - first_letter];
    } else if (!is_latin_mark(code)) {
        out += '?';
    }
}

// Most text is: then there is nothing to sanitise, nor to fold.
bool is_plain_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

SafeText SafeText::from(std::string_view untrusted) {
    Places none;
    return from(untrusted, none);
}

SafeText SafeText::from(std::string_view untrusted, std::vector<std::size_t>& places) {
    SafeText safe;
    safe.text_ = is_plain_ascii(untrusted)
                     ? std::string(untrusted)
                     : without_piles(Sanitiser(IllFormed::replaced).run(untrusted, places), places);
    return safe;
}

SafeText SafeText::sentence(std::string_view untrusted) {
    SafeText safe;
    if (is_plain_ascii(untrusted)) {
        safe.text_ = untrusted;
        return safe;
    }
    Places none;
    safe.text_ = without_piles(Sanitiser(IllFormed::shown).run(untrusted, none), none);
    if (safe.text_.find('\n') != std::string::npos) safe.text_ = on_one_line(safe.text_);
    return safe;
}

SafeText SafeText::name(std::string_view untrusted) {
    SafeText safe;
    for (std::string_view rest = untrusted;;) {
        const auto end = std::min(rest.find('\n'), rest.size());
        safe += sentence(rest.substr(0, end));
        if (end == rest.size()) return safe;
        safe += "^J"_safe;
        rest.remove_prefix(end + 1);
    }
}

SafeText SafeText::line(std::string_view untrusted) {
    SafeText safe = from(untrusted);
    if (safe.text_.find('\n') != std::string::npos) safe.text_ = on_one_line(safe.text_);
    return safe;
}

SafeText SafeText::part(std::size_t offset, std::size_t size) const {
    SafeText some;
    some.text_ = text_.substr(offset, size);
    return some;
}

SafeText& SafeText::operator+=(const SafeText& more) {
    text_ += more.text_;
    return *this;
}

SafeText operator+(SafeText left, const SafeText& right) {
    return left += right;
}

SafeText repeated(const SafeText& text, int times) {
    SafeText all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

SafeText to_ascii(const SafeText& text) {
    if (is_plain_ascii(text.view())) return text;
    std::string out;
    for (std::string_view rest = text.view(); !rest.empty();)
        append_ascii(out, base::take_code_point(rest).code);
    return SafeText::from(out);
}

}  // namespace ui
