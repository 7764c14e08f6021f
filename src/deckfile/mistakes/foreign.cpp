#include "deckfile/mistakes/foreign.hpp"

#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "deckfile/mistakes/conflict.hpp"
#include "deckfile/mistakes/explain.hpp"
#include "deckfile/mistakes/habits.hpp"
#include "deckfile/note.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace deckfile {
namespace {

using namespace std::string_view_literals;

constexpr auto none = std::string_view::npos;
constexpr std::size_t looked_at = 4096;  // bytes of its beginning

struct Magic {
    std::string_view bytes;
    std::string_view what;
};

constexpr std::array magics = {
    Magic{"PK\x03\x04"sv, "a zip archive, as packages of Anki and spreadsheets are"},
    Magic{"SQLite format 3\0"sv, "an SQLite database"},
    Magic{"%PDF-"sv, "a PDF"},
    Magic{"\x1F\x8B"sv, "a gzip archive"},
    Magic{"{\\rtf"sv, "a text with formats (RTF)"},
    Magic{"<!doctype"sv, "a page of HTML"},
    Magic{"<html"sv, "a page of HTML"},
    Magic{"<?xml"sv, "XML"},
};

// Every other byte of plain text is NUL there.
bool is_wide_encoding(std::string_view text) {
    if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv)) return true;
    const std::string_view start = text.substr(0, 64);
    const auto nuls = std::count(start.begin(), start.end(), '\0');
    return start.size() > 3 && nuls * 3 > static_cast<std::ptrdiff_t>(start.size());
}

bool is_json(std::string_view text) {
    std::string signs;
    for (const char c : text.substr(0, looked_at)) {
        if (base::is_ascii_space(c)) continue;
        signs += c;
        if (signs.size() == 3) break;
    }
    if (signs.starts_with("{\"") || signs.starts_with("[{") || signs.starts_with("{}")) return true;
    return signs.starts_with("[[\"") || signs.starts_with("[[[");
}

std::string_view content_of(std::string_view line) {
    return base::trimmed(line, " \t\r");
}

// "key = ...", a header, or what somebody may have meant for one.
bool is_line_of_deck(std::string_view line) {
    if (line.starts_with('[')) return line.find("](") == none;
    const std::string_view key = key_of(line);
    if (key.empty() || is_conflict_marker(line)) return is_conflict_marker(line);
    const auto end = static_cast<std::size_t>(key.data() - line.data()) + key.size();
    const auto sign = line.find_first_not_of(" \t\"'", end);
    if (sign == none) return false;
    return line[sign] == '=' || (line[sign] == ':' && (is_note_key(key) || is_deck_key(key)));
}

bool is_markdown(std::string_view line) {
    static constexpr std::array<std::string_view, 8> marks = {"- ",  "* ",  "> ",  "# ",
                                                              "## ", "###", "```", "| "};
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return line.starts_with(mark); });
}

// A sign that stands equally often in each of the first lines.
bool is_parted_by(char sign, const std::vector<std::string_view>& lines) {
    const auto count = [&](std::string_view line) {
        return std::count(line.begin(), line.end(), sign);
    };
    const auto some = std::min<std::size_t>(lines.size(), 5);
    return count(lines.front()) > 0 &&
           std::all_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(some),
                       [&](auto line) { return count(line) >= count(lines.front()); });
}

std::string_view kind_of(std::string_view text, const std::vector<std::string_view>& lines) {
    for (const std::string_view mark : {"#separator:", "#html:", "#notetype", "#deck:"})
        if (text.starts_with(mark)) return "a text that Anki exported";
    if (is_parted_by('\t', lines)) return "a table with tabs between its columns";
    if (std::any_of(lines.begin(), lines.end(), is_markdown)) return "Markdown";
    if (is_parted_by(',', lines) || is_parted_by(';', lines)) return "a table (CSV)";
    return "a text of another form";
}

std::string no_deck(std::string_view what) {
    return fmt::format(
        "this is no deck but {}; a deck is TOML, with [[card]] above each note "
        "(`ebb help deck-format`)",
        what);
}

// The lines that are no comments; none where one of them may be a deck's.
std::vector<std::string_view> lines_of_no_deck(std::string_view text) {
    std::vector<std::string_view> lines;
    for (const std::string_view line : base::lines_of(text)) {
        const std::string_view content = content_of(line);
        if (content.empty() || (content.starts_with('#') && !is_markdown(content))) continue;
        if (is_line_of_deck(content)) return {};
        lines.push_back(content);
    }
    const bool has_text = std::any_of(lines.begin(), lines.end(),
                                      [](std::string_view line) { return !line.starts_with('#'); });
    return has_text ? lines : std::vector<std::string_view>{};
}

}  // namespace

std::optional<std::string> not_a_deck(std::string_view text) {
    if (is_wide_encoding(text))
        return "this file is UTF-16; save it as UTF-8 (an editor's \"Save as\" has the encoding)";
    const std::string start = base::lower(text.substr(0, 32));
    for (const Magic& magic : magics)
        if (start.starts_with(base::lower(magic.bytes))) return no_deck(magic.what);
    if (is_json(text)) return no_deck("JSON");
    const auto lines = lines_of_no_deck(text);
    if (lines.empty()) return std::nullopt;
    return no_deck(kind_of(text, lines));
}

}  // namespace deckfile
