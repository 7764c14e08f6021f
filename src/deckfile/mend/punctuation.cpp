#include "deckfile/mend/punctuation.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "base/text/unicode.hpp"
#include "deckfile/mend/tokens.hpp"
#include "deckfile/mistakes/explain.hpp"

#include <array>

namespace deckfile {
namespace {

constexpr auto none = std::string_view::npos;

// As other lines of the piece end.
std::string_view line_end_of(std::string_view text) {
    const auto feed = text.find('\n');
    return feed != none && feed > 0 && text[feed - 1] == '\r' ? "\r\n" : "\n";
}

// What stands from `begin` up to the key at `key` becomes the end of the line; the next begins as
// this one does.
Changes broken_line(std::string_view text, std::size_t begin, std::size_t key) {
    const std::size_t line = line_around(text, key).begin;
    const auto indent = text.substr(line, behind_blanks(text, line) - line);
    return {{{begin, key}, std::string(line_end_of(text)) + std::string(indent)}};
}

std::size_t before_blanks(std::string_view text, std::size_t at) {
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
    return at;
}

bool is_quote(std::string_view text, std::size_t at) {
    return at < text.size() && (text[at] == '"' || text[at] == '\'');
}

}  // namespace

Changes known_header(const Spot& spot) {
    const Span line = line_around(spot.text, spot.at);
    const std::string_view written = spot.text.substr(0, line.end);
    const std::size_t begin = behind_blanks(written, line.begin);
    const std::string_view header =
        base::trimmed(written.substr(begin, written.find('#', begin) - begin), " \t");
    const std::string word = base::lower(base::trimmed(header, "[] \t"));
    if (word == "card" || word == "cards") return {{{begin, begin + header.size()}, "[[card]]"}};
    if (word == "deck") return {{{begin, begin + header.size()}, "[deck]"}};
    return {};
}

Changes equals_sign(const Spot& spot) {
    const std::string_view rest = spot.text.substr(spot.at);
    static constexpr std::array<std::string_view, 4> signs = {":=", "=>", "==", ":"};
    for (const std::string_view sign : signs) {
        if (!rest.starts_with(sign)) continue;
        const std::size_t end = spot.at + sign.size();
        const bool is_parted = before_blanks(spot.text, spot.at) < spot.at;
        const bool is_followed = behind_blanks(spot.text, end) > end;
        std::string equals = is_parted ? "=" : " =";
        if (!is_followed) equals += ' ';
        return {{{spot.at, end}, equals}};
    }
    return {};
}

Changes no_end_mark(const Spot& spot) {
    const char mark = spot.at < spot.text.size() ? spot.text[spot.at] : ' ';
    if (mark != ',' && mark != ';') return {};
    const std::size_t begin = before_blanks(spot.text, spot.at);
    if (ends_line(spot.text, spot.at + 1)) return {{{begin, spot.at + 1}, ""}};
    const std::size_t next = behind_blanks(spot.text, spot.at + 1);
    return begins_entry(spot.text.substr(next)) ? broken_line(spot.text, begin, next) : Changes{};
}

Changes own_line(const Spot& spot) {
    if (!begins_entry(spot.text.substr(spot.at))) return {};
    return broken_line(spot.text, before_blanks(spot.text, spot.at), spot.at);
}

Changes one_comma(const Spot& spot) {
    if (spot.text.substr(spot.at, 1) != ",") return {};
    return {{{spot.at, spot.at + 1}, ""}};
}

Changes comma_between(const Spot& spot) {
    const std::size_t end = end_of_code(spot.text, spot.at);
    if (end == 0 || end == spot.at || !is_quote(spot.text, spot.at) ||
        !is_quote(spot.text, end - 1))
        return {};
    return {{{end, end}, ","}};
}

Changes comma_for_semicolon(const Spot& spot) {
    if (spot.text.substr(spot.at, 1) != ";") return {};
    return {{{spot.at, spot.at + 1}, ","}};
}

Changes number_sign(const Spot& spot) {
    static constexpr std::array<std::string_view, 4> signs = {"//", "--", "%", ";"};
    for (const std::string_view sign : signs)
        if (spot.text.substr(spot.at).starts_with(sign))
            return {{{spot.at, spot.at + sign.size()}, "#"}};
    return {};
}

Changes plain_blank(const Spot& spot) {
    static constexpr std::u32string_view blanks =
        U"\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F"
        U"\u205F\u3000";
    std::string_view rest = spot.text.substr(spot.at);
    if (rest.empty()) return {};
    const std::size_t size = rest.size();
    const char32_t code = base::take_code_point(rest).code;
    return {{{spot.at, spot.at + size - rest.size()}, base::contains(blanks, code) ? " " : ""}};
}

}  // namespace deckfile
