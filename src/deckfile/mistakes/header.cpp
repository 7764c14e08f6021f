#include "deckfile/mistakes/header.hpp"

#include "base/text/cut.hpp"
#include "base/text/in_backticks.hpp"
#include "base/text/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace deckfile {
namespace {

constexpr auto none = std::string_view::npos;

// As written: up to its last bracket, or its whole line where it has none.
std::string_view header_of(const Piece& piece) {
    std::string_view line = piece.whole.text.substr(0, piece.whole.text.find_first_of("\r\n"));
    line.remove_prefix(std::min(line.find('['), line.size()));
    const auto close = line.find_last_of(']');
    return close == none ? base::trimmed(line, " \t") : line.substr(0, close + 1);
}

// Without its brackets.
std::string_view name_of(const Piece& piece) {
    const std::string_view name = header_of(piece);
    const auto from = name.find_first_not_of("[ \t");
    const auto to = name.find_last_not_of("] \t");
    return from == none || to < from ? "" : name.substr(from, to - from + 1);
}

std::string_view word_of(std::string_view name) {
    return name.substr(0, name.find_first_of(".#]= \t"));
}

// "card" or "deck" with another table inside.
bool is_inside(std::string_view name) {
    const std::string_view word = word_of(name);
    return name.substr(word.size()).starts_with('.') && (word == "card" || word == "deck");
}

std::string_view word_meant(std::string_view name) {
    return base::nearest(word_of(name), {"card", "deck", "cards", "note"});
}

}  // namespace

std::string unknown_header(const Piece& piece) {
    const std::string_view name = name_of(piece);
    if (is_inside(name))
        return fmt::format("{} is no header of a deck file; notes and decks have no tables inside",
                           base::in_backticks(header_of(piece)));
    const std::string_view meant = word_meant(name);
    std::string_view instead = "only [deck] and [[card]] are";
    if (meant == "deck") instead = "write [deck]";
    if (!meant.empty() && meant != "deck") instead = "write [[card]]";
    return fmt::format("{} is no header of a deck file; {}", base::in_backticks(header_of(piece)),
                       instead);
}

std::optional<Piece> meant_as_card(const Piece& piece) {
    const std::string_view name = name_of(piece);
    const std::string_view meant = word_meant(name);
    if (is_inside(name) || meant.empty() || meant == "deck") return std::nullopt;
    Piece card = piece;
    card.kind = Piece::Kind::card;
    std::erase_if(card.problems, [&](const core::Problem& problem) {
        return problem.line < piece.body.line;  // of the header
    });
    return card;
}

}  // namespace deckfile
