// Headers that a deck file does not have.
#pragma once

#include "deckfile/scan.hpp"

#include <string>

namespace deckfile {

// What to write instead.
std::string unknown_header(const Piece& piece);

}  // namespace deckfile
