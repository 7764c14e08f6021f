#include "deckfile/given/note_line.hpp"

#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "deckfile/tolerance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <vector>

namespace deckfile {
namespace {

using core::Kind;
using core::Note;

constexpr std::string_view blanks = " \t";

struct Separator {
    std::size_t at;
    std::size_t size;
};

// What stands outside of holes.
struct Marks {
    std::vector<Separator> separators;  // "::" and ":::"
    std::optional<std::size_t> equals;  // the last "="
    bool has_hole = false;
};

bool is_blank(char c) {
    return blanks.find(c) != std::string_view::npos;
}

bool stands_apart(std::string_view line, std::size_t at, std::size_t size) {
    const std::size_t end = at + size;
    return (at == 0 || is_blank(line[at - 1])) && (end == line.size() || is_blank(line[end]));
}

Marks find_marks(std::string_view line) {
    Marks marks;
    std::size_t size = 1;
    for (std::size_t at = 0; at < line.size(); at += size) {
        const std::string_view rest = line.substr(at);
        size = 1;
        if (rest.starts_with("{{")) {
            marks.has_hole = true;
            size = std::min(rest.find("}}"), rest.size() - 2) + 2;
        } else if (rest.starts_with(':')) {
            size = std::min(rest.find_first_not_of(':'), rest.size());
            if ((size == 2 || size == 3) && stands_apart(line, at, size))
                marks.separators.push_back({at, size});
        } else if (rest.starts_with('=') && stands_apart(line, at, size)) {
            marks.equals = at;
        }
    }
    return marks;
}

// 86400 of "86_400", and of "86,400"; "0,125" is no thousands.
std::string without_groups(std::string_view text) {
    std::string digits;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view group = text.substr(at + 1, 3);
        const bool is_group = group.size() == 3 && !text.starts_with('0') &&
                              std::all_of(group.begin(), group.end(), base::is_digit) &&
                              (at + 4 >= text.size() || !base::is_digit(text[at + 4]));
        const bool parts = at > 0 && base::is_digit(text[at - 1]) &&
                           (text[at] == '_' || (text[at] == ',' && is_group));
        if (!parts) digits += text[at];
    }
    return digits;
}

// "10%" of "100 C within 10%", which keeps "100 C"; empty where it says nothing of that.
std::string take_tolerance(std::string_view& answer) {
    constexpr std::string_view within = " within ";
    const std::size_t at = std::min(answer.rfind(within), answer.size());
    const std::string tolerance(
        base::trimmed(answer.substr(std::min(at + within.size(), answer.size())), blanks));
    answer = answer.substr(0, at);
    return tolerance;
}

// What is behind a number and no unit is more of that number, or another one: "1,20", "50-60 ms",
// "12k-15k", "0x10". In a unit a digit stands behind a letter: "m2".
bool may_be_unit(std::string_view text) {
    constexpr std::string_view marks_of_numbers = ".,'_-~+:=/";
    constexpr std::string_view dashes[] = {"\u2010", "\u2011", "\u2012", "\u2013",
                                           "\u2014", "\u2212", "..."};
    const bool goes_on =
        !text.empty() && marks_of_numbers.find(text.front()) != std::string_view::npos;
    const bool ranges = std::any_of(std::begin(dashes), std::end(dashes),
                                    [&](std::string_view dash) { return text.starts_with(dash); });
    const bool has_number = std::adjacent_find(text.begin(), text.end(), [](char left, char right) {
                                return base::is_digit(right) && !base::is_ascii_letter(left) &&
                                       left != '^' && !base::is_digit(left);
                            }) != text.end();
    const bool is_hexadecimal =
        text.size() > 1 && base::lower(text.substr(0, 1)) == "x" && base::is_digit(text[1]);
    const bool is_word_of_ours = text == "within" || text.ends_with(" within");
    return !goes_on && !ranges && !has_number && !is_hexadecimal && !is_word_of_ours &&
           (text.empty() || !base::is_digit(text.front()));
}

// "86400 s", "10%", "100 C within 2%": a number, its unit, and how near an estimate must come.
// Nothing where it begins with no number.
std::optional<std::variant<Note, std::string>> estimate(std::string_view front,
                                                        std::string_view answer) {
    const std::string_view whole = base::trimmed(answer, blanks);
    Note note;
    note.kind = Kind::number;
    note.front = front;
    std::string_view told = whole;
    const std::string within = take_tolerance(told);
    if (!within.empty()) note.within = tolerance_from(within);
    const std::string text = without_groups(base::trimmed(told, blanks));
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), note.number);
    if (error != std::errc{}) return std::nullopt;
    const std::string_view unit = base::trimmed(
        std::string_view(end, static_cast<std::size_t>(text.data() + text.size() - end)), blanks);
    if (!may_be_unit(unit) || (!within.empty() && !note.within))
        return fmt::format(
            "behind = stands one number, with a point before its decimals, and its "
            "unit: `= 1.2 s` or `= 100 C within 2%`; `{}` is none",
            whole);
    note.unit = unit;
    return note;
}

}  // namespace

std::variant<Note, std::string> read_note_line(std::string_view line) {
    line = base::trimmed(line, " \t\r\n");
    const Marks marks = find_marks(line);
    if (marks.separators.size() > 1)
        return "there are several `::` in it, so that nobody knows where the answer begins; say "
               "--front and --back";
    if (!marks.separators.empty() && marks.has_hole)
        return "it has a `::` and a {{hole}}, and may be a question or a cloze; say --front and "
               "--back, or --cloze";
    if (!marks.separators.empty()) {
        const auto [at, size] = marks.separators.front();
        Note note;
        note.front = base::trimmed(line.substr(0, at), blanks);
        note.back = base::trimmed(line.substr(at + size), blanks);
        if (size == 3) note.reverse = true;
        return note;
    }
    if (marks.has_hole) {
        Note note;
        note.kind = Kind::cloze;
        note.front = line;
        return note;
    }
    if (marks.equals) {
        const std::string_view front = base::trimmed(line.substr(0, *marks.equals), blanks);
        if (auto read = estimate(front, line.substr(*marks.equals + 1))) return *std::move(read);
    }
    if (line.find("::") != std::string_view::npos)
        return "it is no note: blanks stand around the `::` that parts question and answer";
    if (line.find('\t') != std::string_view::npos)
        return "it is no note: a tab parts nothing; ` :: ` parts question and answer";
    return "it is no note: `::` with blanks around it parts question and answer, {{...}} hides a "
           "piece of a sentence, and `= 86400 s` at the end asks for a number";
}

}  // namespace deckfile
