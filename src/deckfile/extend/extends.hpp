// Which files extend a deck, and what such a file says of itself.
#pragma once

#include "deckfile/mistakes/reading.hpp"

#include <array>
#include <string>
#include <string_view>

namespace deckfile {

// Whether `extends` stands in its [deck], be it legal or not.
bool extends_a_deck(std::string_view text);

// The id in a note's table; empty where there is none.
std::string id_in(const Reading& reading);

// Whether the entry's key, in such a file, takes away what the deck's note has: its value is empty.
bool takes_away(const Entry& entry);

// What the [deck] of such a file does not say, since the deck itself does.
inline constexpr std::array<std::string_view, 8> not_beside_extends = {
    "id", "title", "description", "author", "tags", "source", "reverse", "strict_accents"};

// Reports it where it is said all the same.
void check_beside_extends(const Table& deck, Problems& problems);

}  // namespace deckfile
