// What else people write as a key of a note: other programs' names for it, and keys of the deck.
#pragma once

#include <string_view>

namespace deckfile {

// The key of a note that somebody means who writes this one out of habit; empty where it is none.
std::string_view key_of_habit(std::string_view key);

// The same of a key of the deck.
std::string_view deck_key_of_habit(std::string_view key);

// Whether somebody means the kind of a note by it, which no key says: `type`, `kind`.
bool is_meant_as_kind(std::string_view key);

// Whether it is a key that stands in [deck] alone.
bool is_deck_key(std::string_view key);

}  // namespace deckfile
