#include "deckfile/edit/lines.hpp"

#include "deckfile/scan.hpp"

namespace deckfile {
namespace {

Unit::Kind kind_of(std::string_view lines) {
    const auto begin = lines.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return Unit::Kind::blank;
    lines.remove_prefix(begin);
    if (lines.starts_with("#:")) return Unit::Kind::directive;
    return lines.starts_with('#') ? Unit::Kind::comment : Unit::Kind::entry;
}

}  // namespace

Units units_of(const Source& body) {
    Units units;
    Scanner scanner(body, Scanner::Strings::may_hold_headers, Scanner::Cut::at_entries);
    while (const auto piece = scanner.next()) {
        const Source& lines = piece->whole;
        units.push_back({kind_of(lines.text), {lines.offset, lines.offset + lines.text.size()}});
    }
    return units;
}

std::string_view line_end_at(std::string_view text, std::size_t line_feed) {
    if (line_feed == std::string_view::npos) return "\n";
    return line_feed > 0 && text[line_feed - 1] == '\r' ? "\r\n" : "\n";
}

std::string with_line_ends(std::string_view text, std::string_view line_end) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            if (out.ends_with('\r')) out.pop_back();
            out += line_end;
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace deckfile
