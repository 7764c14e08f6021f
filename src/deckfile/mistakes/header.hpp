// Headers that a deck file does not have.
#pragma once

#include "deckfile/scan.hpp"

#include <optional>
#include <string>

namespace deckfile {

// What to write instead.
std::string unknown_header(const Piece& piece);

// The piece with the header that it was meant to have, where that is [[card]].
std::optional<Piece> meant_as_card(const Piece& piece);

}  // namespace deckfile
