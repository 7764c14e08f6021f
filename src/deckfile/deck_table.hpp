// The [deck] table of a deck file.
#pragma once

#include "deckfile/scan.hpp"

namespace deckfile {

// What could be read of a [deck] table, without the defaults of keys it does not have.
struct DeckTable {
    core::DeckInfo info;
    bool is_toml = false;
    bool id_is_known = true;  // false: there is an id, but none that can be used
};

// Reports every problem. Where the table is not TOML its `id` is looked for all the same: under
// another id the learner's history would not be found.
DeckTable read_deck_table(const Piece& piece, Problems& problems);

}  // namespace deckfile
