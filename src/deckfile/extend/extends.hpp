// Which files extend a deck, and what such a file says of itself.
#pragma once

#include "deckfile/mistakes/reading.hpp"

#include <string>
#include <string_view>

namespace deckfile {

// Whether `extends` stands in its [deck], be it legal or not.
bool extends_a_deck(std::string_view text);

// The id in a note's table; empty where there is none.
std::string id_in(const Reading& reading);

// Reports what the [deck] of such a file says that only the deck itself can say.
void check_beside_extends(const Table& deck, Problems& problems);

}  // namespace deckfile
