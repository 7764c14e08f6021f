#include "deckfile/mend/quotes.hpp"

#include "deckfile/mend/tokens.hpp"

#include <array>
#include <optional>
#include <span>

namespace deckfile {
namespace {

constexpr auto none = std::string_view::npos;

using Marks = std::span<const std::string_view>;
constexpr std::string_view double_marks[] = {"“", "”", "„", "‟", "«", "»", "「", "」", "＂"};
constexpr std::string_view single_marks[] = {"‘", "’", "‚", "‛", "‹", "›", "＇"};

// The quotes of a kind: as TOML has them, and as they are typeset.
struct Quotes {
    char straight;
    Marks marks;
};
constexpr std::array kinds = {Quotes{'"', double_marks}, Quotes{'\'', single_marks}};

// Which of these marks stands there; empty where none does.
std::string_view mark_at(std::string_view text, std::size_t at, Marks marks) {
    for (const std::string_view mark : marks)
        if (text.substr(at).starts_with(mark)) return mark;
    return {};
}

// What stands before a value on its line, whether it is by itself or in a list.
enum class Before { sign, list };
std::optional<Before> before_value(std::string_view text, std::size_t at) {
    const Span line = line_around(text, at);
    const std::string_view before = text.substr(line.begin, at - line.begin);
    const auto last = before.find_last_not_of(" \t");
    if (last == none || before[last] == '[' || before[last] == ',') return Before::list;
    return before[last] == '=' ? std::optional(Before::sign) : std::nullopt;
}

// How surely a value ends at a quote: at the last that may, or at the first that must.
enum class End { cannot, may, must };
End end_of_value(std::string_view text, std::size_t at, Before before) {
    at = behind_blanks(text, at);
    const std::string_view next = text.substr(at, 1);
    if (before == Before::list && (next == "," || next == "]")) return End::must;
    if (next == "," || next == ";") at = behind_blanks(text, at + 1);  // a mistake by itself
    if (begins_entry(text.substr(at))) return End::must;
    return ends_line(text, at) ? End::may : End::cannot;
}

// The quote, typeset or straight, that closes a value which begins at `begin`.
std::optional<Span> closing_mark(std::string_view text, std::size_t begin, const Quotes& quotes,
                                 Before before) {
    std::optional<Span> found;
    const std::size_t end = line_around(text, begin).end;
    for (std::size_t at = begin; at < end; ++at) {
        std::size_t size = mark_at(text, at, quotes.marks).size();
        if (size == 0 && text[at] == quotes.straight) size = 1;
        const End ends = size == 0 ? End::cannot : end_of_value(text, at + size, before);
        if (ends != End::cannot) found = Span{at, at + size};
        if (ends == End::must) break;
    }
    return found;
}

std::ptrdiff_t count_marks(std::string_view text, Marks marks) {
    std::ptrdiff_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) count += mark_at(text, at, marks).size() > 0;
    return count;
}

// Whether it means the same between straight quotes: quotes inside go in pairs, and nothing may be
// a comment behind a value that ended before. Of single quotes nobody knows which are apostrophes.
bool is_plain(std::string_view inside, const Quotes& quotes) {
    if (inside.find(quotes.straight) != none || inside.find('\\') != none) return false;
    const auto marks = count_marks(inside, quotes.marks);
    if (marks > 0 && inside.find('#') != none) return false;
    return marks % 2 == 0 || quotes.straight == '\'';
}

// Where the value begins on the line of a place.
std::size_t value_begin(std::string_view text, std::size_t at) {
    const Span line = line_around(text, at);
    const std::size_t sign = text.substr(0, line.end).find('=', line.begin);
    return sign == none ? line.end : behind_blanks(text, sign + 1);
}

// The text of a line between this quote right behind the sign, and the same at the end of the line.
std::optional<Span> outermost(std::string_view text, std::size_t at, char quote) {
    const std::size_t begin = value_begin(text, at);
    const std::string_view line = text.substr(0, line_around(text, at).end);
    const std::size_t end = line.find_last_not_of(" \t");
    if (begin >= line.size() || end == none || end <= begin) return std::nullopt;
    if (line[begin] != quote || line[end] != quote) return std::nullopt;
    return Span{begin + 1, end};
}

std::string_view part(std::string_view text, Span span) {
    return text.substr(span.begin, span.end - span.begin);
}

// Of those that open and close words in turn; nothing where they do not.
std::optional<Changes> escaped_in_turn(std::string_view text, Span inside) {
    Changes changes;
    bool opens = true;
    for (std::size_t at = inside.begin; at < inside.end; ++at) {
        if (text[at] != '"') continue;
        const bool is_behind_word = text[at - 1] != ' ' && text[at - 1] != '(' && at > inside.begin;
        const bool is_before_word = text[at + 1] != ' ' && at + 1 < inside.end;
        if (opens ? is_behind_word || !is_before_word : !is_behind_word) return std::nullopt;
        changes.push_back({{at, at}, "\\"});
        opens = !opens;
    }
    if (!opens) return std::nullopt;
    return changes;
}

}  // namespace

Changes straight_quotes(const Spot& spot) {
    const auto before = before_value(spot.text, spot.at);
    for (const Quotes& quotes : kinds) {
        const std::size_t size = mark_at(spot.text, spot.at, quotes.marks).size();
        if (size == 0 || !before) continue;
        const Span opening{spot.at, spot.at + size};
        const auto closing = closing_mark(spot.text, opening.end, quotes, *before);
        if (!closing || !is_plain(part(spot.text, {opening.end, closing->begin}), quotes))
            return {};
        const std::string straight(1, quotes.straight);
        return {{opening, straight}, {*closing, straight}};
    }
    return {};
}

Changes straight_closing_quote(const Spot& spot) {
    const std::size_t begin = value_begin(spot.text, spot.at);
    for (const Quotes& quotes : kinds) {
        if (spot.text.substr(begin, 1) != std::string_view(&quotes.straight, 1)) continue;
        const auto closing = closing_mark(spot.text, begin + 1, quotes, Before::sign);
        if (!closing || closing->end - closing->begin == 1) return {};
        const std::string_view inside = part(spot.text, {begin + 1, closing->begin});
        if (!is_plain(inside, quotes) || count_marks(inside, quotes.marks) > 0) return {};
        return {{*closing, std::string(1, quotes.straight)}};
    }
    return {};
}

Changes double_quotes(const Spot& spot) {
    const auto inside = outermost(spot.text, spot.at, '\'');
    if (!inside || part(spot.text, *inside).find_first_of("\"\\#") != none) return {};
    return {{{inside->begin - 1, inside->begin}, "\""}, {{inside->end, inside->end + 1}, "\""}};
}

Changes escaped_quotes(const Spot& spot) {
    const auto inside = outermost(spot.text, spot.at, '"');
    if (!inside || part(spot.text, *inside).find_first_of("\\#") != none) return {};
    return escaped_in_turn(spot.text, *inside).value_or(Changes{});
}

Changes bare_apostrophes(const Spot& spot) {
    const auto text = text_at(spot.text, spot.at);
    if (!text) return {};
    Changes changes;
    for (std::size_t at = text->begin; at + 1 < text->end; ++at) {
        if (spot.text[at] != '\\') continue;
        if (spot.text[at + 1] == '\'') changes.push_back({{at, at + 1}, ""});
        ++at;
    }
    return changes;
}

Changes double_backslashes(const Spot& spot) {
    const auto text = text_at(spot.text, spot.at);
    if (!text) return {};
    Changes changes;
    for (std::size_t at = text->begin; at + 1 < text->end; ++at) {
        if (spot.text[at] != '\\') continue;
        const char kind = spot.text[at + 1];
        if (kind == '\\' || kind == '"') {
            ++at;
            continue;
        }
        // One that TOML knows may have been meant so, or not.
        if (std::string_view("bfnrtuU \t\r\n'").find(kind) != none) return {};
        changes.push_back({{at, at}, "\\"});
    }
    return changes;
}

}  // namespace deckfile
