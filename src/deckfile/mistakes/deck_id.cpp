#include "deckfile/mistakes/deck_id.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "base/text/suggest.hpp"
#include "deckfile/mistakes/habits.hpp"
#include "deckfile/note.hpp"

#include <algorithm>
#include <string>

namespace deckfile {
namespace {

std::string letters_of(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (base::is_ascii_letter(c)) out += base::lower(c);
    return out;
}

// The word that a line begins with, whatever sign stands around it.
bool may_give_id(std::string_view line) {
    const auto begin = std::find_if(line.begin(), line.end(), base::is_ascii_letter);
    const auto end = std::find_if_not(
        begin, line.end(), [](char c) { return base::is_ascii_letter(c) || c == '_' || c == '-'; });
    if (begin == end || base::contains(std::string_view(line.begin(), begin), '#')) return false;
    return end != line.end() && is_meant_as_id(std::string_view(begin, end));
}

// A header that lost its brackets, or has others.
bool is_like_deck_header(std::string_view line) {
    return letters_of(line) == "deck" && line.find_first_of("#=") == std::string_view::npos;
}

// A note's own id is none of the deck's: in its table only what stands below such a header counts.
std::optional<int> line_of_id(const Piece& piece, int known) {
    bool looks = piece.kind != Piece::Kind::card;
    int number = piece.body.line;
    for (const std::string_view line : base::lines_of(piece.body.text)) {
        if (looks && number != known && may_give_id(line)) return number;
        looks = looks || is_like_deck_header(line);
        ++number;
    }
    return std::nullopt;
}

}  // namespace

bool is_meant_as_id(std::string_view key) {
    const std::string word = letters_of(key);
    if (word == "id" || word == "deckid" || word == "iddeck" || word == "extend") return true;
    return word.size() <= 3 && base::nearest(word, {"id", "tags"}) == "id";
}

std::optional<int> line_of_hidden_id(const Piece& piece, const Reading& reading, int known) {
    if (!reading.is_toml || reading.behind) return line_of_id(piece, known);
    if (piece.kind == Piece::Kind::card) return std::nullopt;
    for (const Entry& entry : reading.table) {
        const bool is_deck = entry.key == "deck";  // deck.id = "...", deck = { id = "..." }
        if (entry.place.line != known && (is_deck || is_meant_as_id(entry.key)))
            return entry.place.line;
    }
    return std::nullopt;
}

bool may_be_deck(const Piece& piece) {
    const std::string_view text = piece.whole.text;
    const std::string word = letters_of(text.substr(0, text.find_first_of("#.\n")));
    return word.find("deck") != std::string::npos ||
           base::nearest(word, {"deck", "card", "cards", "note", "notes"}) == "deck";
}

bool is_deck_called_card(const Reading& reading) {
    bool has_deck_key = false;
    for (const Entry& entry : reading.table) {
        if (asks(entry.key)) return false;
        has_deck_key = has_deck_key || is_deck_key(entry.key);
    }
    return has_deck_key;
}

}  // namespace deckfile
