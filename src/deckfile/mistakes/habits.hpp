// What else people write as a key of a note: other programs' names for it, and keys of the deck.
#pragma once

#include <string_view>

namespace deckfile {

// The key of a note that somebody means who writes this one out of habit; empty where it is none.
std::string_view key_of_habit(std::string_view key);

// Whether it is a key that stands in [deck] alone.
bool is_deck_key(std::string_view key);

}  // namespace deckfile
