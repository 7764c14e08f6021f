// Whether a deck file says an id in a way that cannot be read. Under another id its notes would be
// new, and answers to them would go where nobody finds them again; so such a deck is left out.
#pragma once

#include "deckfile/mistakes/reading.hpp"

#include <optional>
#include <string_view>

namespace deckfile {

// Whether a key that a deck does not have was meant as its id, or as that of the deck that it
// extends: `ID`, `deck_id`, `extend`.
bool is_meant_as_id(std::string_view key);

// The first line of a table that may give an id and is not `known`, the line of one that was read.
// In a table that is TOML its keys alone are looked at.
std::optional<int> line_of_hidden_id(const Piece& piece, const Reading& reading, int known = 0);

// Whether the table may be the deck's, though its header is another: `[Deck]`, `[[deck]]`, `[deck`.
bool may_be_deck(const Piece& piece);

// Whether a note has the keys of a deck and nothing to ask: its header should have been [deck].
bool is_deck_called_card(const Reading& reading);

}  // namespace deckfile
