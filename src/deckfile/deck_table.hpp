// The [deck] table of a deck file.
#pragma once

#include "deckfile/scan.hpp"

#include <optional>

namespace deckfile {

// What could be read of a [deck] table, without the defaults of keys it does not have.
struct DeckTable {
    core::DeckInfo info;
    bool is_toml = false;
    std::optional<int> hidden_id;  // the line of an id that cannot be read, or of a second one
};

// Reports every problem. Where the table is not TOML its `id` is read all the same if nothing is
// wrong with that: under another id the learner's history would not be found.
DeckTable read_deck_table(const Piece& piece, Problems& problems);

}  // namespace deckfile
