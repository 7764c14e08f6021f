#include "deckfile/mend/values.hpp"

#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "deckfile/mend/tokens.hpp"
#include "deckfile/mistakes/explain.hpp"
#include "deckfile/mistakes/habits.hpp"
#include "deckfile/mistakes/values/bare_value.hpp"
#include "deckfile/mistakes/values/numerals.hpp"
#include "deckfile/mistakes/values/one_text.hpp"
#include "deckfile/note.hpp"
#include "deckfile/toml.hpp"

#include <algorithm>

namespace deckfile {
namespace {

constexpr auto none = std::string_view::npos;

std::string_view part(std::string_view text, Span span) {
    return text.substr(span.begin, span.end - span.begin);
}

std::string_view key_on_line(const Spot& spot) {
    return key_of(part(spot.text, line_around(spot.text, spot.at)));
}

// Of a text in single quotes on one line that says what it seems to: nothing in it is escaped.
std::optional<Span> inside_quotes(const Spot& spot) {
    const auto text = text_at(spot.text, spot.at);
    if (!text || text->begin != spot.at || text->end - text->begin < 2) return std::nullopt;
    const Span inside{text->begin + 1, text->end - 1};
    return part(spot.text, inside).find_first_of("\\\"\n") == none ? std::optional(inside)
                                                                   : std::nullopt;
}

// The texts from `begin` on that a comma parts from each other.
std::vector<Span> texts_from(std::string_view text, std::size_t begin) {
    std::vector<Span> texts;
    for (std::size_t at = begin;;) {
        const auto next = text_at(text, at);
        if (!next || next->begin != at) return texts;
        texts.push_back(*next);
        at = behind_blanks(text, next->end);
        if (text.substr(at, 1) != ",") return texts;
        at = behind_blanks(text, at + 1);
    }
}

// One text that may be the whole list.
bool is_in_doubt(const Spot& spot, Span text) {
    return may_be_several(key_on_line(spot), base::trimmed(part(spot.text, text), "\"'"));
}

// What is left of a hole of Anki without its number; nothing where that says something else.
std::optional<std::size_t> size_of_number(std::string_view hole) {
    if (!hole.starts_with("{{c") && !hole.starts_with("{{C")) return 0;
    const std::size_t digits = hole.find_first_not_of("0123456789", 3);
    if (digits == 3 || digits == none || !hole.substr(digits).starts_with("::")) return 0;
    const std::string_view inside = hole.substr(digits + 2, hole.find("}}", digits) - digits - 2);
    const auto hint = inside.find("::");
    const bool has_more = hint != none && inside.find("::", hint + 2) != none;
    if (has_more || inside.find("{{") != none) return std::nullopt;
    return digits;
}

}  // namespace

Changes value_of_toml(const Spot& spot) {
    const Span line = line_around(spot.text, spot.at);
    std::string_view written = part(spot.text, {spot.at, line.end});
    written = base::trimmed(written.substr(0, written.find('#')), " \t");
    const auto meant = value_meant(key_on_line(spot), written);
    if (!meant) return {};
    return {{{spot.at, spot.at + meant->size}, meant->text}};
}

Changes without_quotes(const Spot& spot) {
    const auto inside = inside_quotes(spot);
    if (!inside) return {};
    const std::string_view written = part(spot.text, *inside);
    const std::string_view key = key_on_line(spot);
    const auto meant = value_meant(key, written);
    if (meant && meant->size != written.size()) return {};
    if (key == "number" && is_thousand_or_fraction(written)) return {};
    return {{{inside->begin - 1, inside->end + 1}, meant ? meant->text : std::string(written)}};
}

Changes in_brackets(const Spot& spot) {
    const Span line = line_around(spot.text, spot.at);
    const std::size_t sign = spot.text.substr(0, line.end).find('=', line.begin);
    if (sign == none) return {};
    const std::size_t begin = behind_blanks(spot.text, sign + 1);
    const std::string_view opening = spot.text.substr(begin, 1);
    const bool is_parted = opening == "(" || opening == "{";
    const std::size_t first = is_parted ? behind_blanks(spot.text, begin + 1) : begin;
    const std::vector<Span> texts = texts_from(spot.text, first);
    if (texts.empty() || (texts.size() == 1 && is_in_doubt(spot, texts[0]))) return {};
    const std::size_t end = texts.back().end;
    if (!is_parted) {
        if (!ends_line(spot.text, end)) return {};
        return {{{begin, begin}, "["}, {{end, end}, "]"}};
    }
    const std::size_t close = behind_blanks(spot.text, end);
    const std::string_view wanted = opening == "(" ? ")" : "}";
    if (spot.text.substr(close, 1) != wanted || !ends_line(spot.text, close + 1)) return {};
    return {{{begin, begin + 1}, "["}, {{close, close + 1}, "]"}};
}

Changes plain_holes(const Spot& spot) {
    const auto text = text_at(spot.text, spot.at);
    if (!text) return {};
    Changes changes;
    const std::string_view literal = spot.text.substr(0, text->end);
    for (auto at = literal.find("{{", text->begin); at != none; at = literal.find("{{", at + 2)) {
        if (literal.substr(at).starts_with("{{{{")) {  // literal braces
            at += 2;
            continue;
        }
        const auto size = size_of_number(literal.substr(at));
        if (!size) return {};
        if (*size > 0) changes.push_back({{at + 2, at + *size + 2}, ""});
    }
    return changes;
}

Changes hole_in_quotes(const Spot& spot) {
    const Span line = line_around(spot.text, spot.at);
    const std::string_view written = part(spot.text, line);
    const auto mended = with_hole_in_quotes(written);
    const auto sign = mended ? written.find('=') : none;
    if (sign == none) return {};
    const std::string_view key = base::trimmed(written.substr(0, sign), " \t");
    const std::size_t begin = line.begin + static_cast<std::size_t>(key.data() - written.data());
    return {{{begin, begin + key.size()}, mended->substr(0, mended->find(" = "))}};
}

Changes small_letters(const Spot& spot) {
    const std::string_view key = key_of(spot.text.substr(spot.at));
    const std::string small = base::lower(key);
    if (small == key || !(is_note_key(small) || is_deck_key(small))) return {};
    const auto begin = static_cast<std::size_t>(key.data() - spot.text.data());
    return {{{begin, begin + key.size()}, small}};
}

Changes known_tag(const Spot& spot) {
    const auto inside = inside_quotes(spot);
    const auto meant = inside ? tag_meant(part(spot.text, *inside), spot.tags) : std::nullopt;
    if (!meant) return {};
    return {{*inside, *meant}};
}

}  // namespace deckfile
