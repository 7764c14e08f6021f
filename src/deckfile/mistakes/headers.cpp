#include "deckfile/mistakes/headers.hpp"

#include "base/text/cut.hpp"
#include "base/text/in_backticks.hpp"
#include "base/text/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace deckfile {
namespace {

using base::in_backticks;

// As written: up to its last bracket, or its whole line where it has none.
std::string_view header_of(const Piece& piece) {
    std::string_view line = piece.whole.text.substr(0, piece.whole.text.find_first_of("\r\n"));
    line.remove_prefix(std::min(line.find('['), line.size()));
    const auto close = line.find_last_of(']');
    return close == std::string_view::npos ? base::trimmed(line, " \t") : line.substr(0, close + 1);
}

}  // namespace

std::string unknown_header(const Piece& piece) {
    std::string_view name = header_of(piece);
    const auto from = name.find_first_not_of("[ \t");
    const auto to = name.find_last_not_of("] \t");
    name = from == std::string_view::npos || to < from ? "" : name.substr(from, to - from + 1);
    const std::string_view word = name.substr(0, name.find_first_of(".#]= \t"));
    if (name.substr(word.size()).starts_with('.') && (word == "card" || word == "deck"))
        return fmt::format("{} is no header of a deck file; notes and decks have no tables inside",
                           in_backticks(header_of(piece)));
    const std::string_view meant = base::nearest(word, {"card", "deck", "cards", "note"});
    std::string_view instead = "only [deck] and [[card]] are";
    if (meant == "deck") instead = "write [deck]";
    if (!meant.empty() && meant != "deck") instead = "write [[card]]";
    return fmt::format("{} is no header of a deck file; {}", in_backticks(header_of(piece)),
                       instead);
}

}  // namespace deckfile
