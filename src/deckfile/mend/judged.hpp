// What a deck's text says and what is told of it, as mending compares before and after. In a file
// that extends a deck a note is what its keys say, whichever note of the deck they are laid over:
// what is not there may be said by that.
#pragma once

#include "core/card/catalog.hpp"
#include "core/card/note.hpp"
#include "deckfile/scan.hpp"

#include <string_view>
#include <vector>

namespace deckfile {

struct Judged {
    core::DeckInfo info;
    std::vector<core::Note> notes;
    Problems problems;
};

Judged judged(std::string_view text, std::string_view file_name);

// The tables of a deck, as load() cuts them.
std::vector<Piece> tables_of(std::string_view text);

}  // namespace deckfile
