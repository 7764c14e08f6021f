// Cards that were answered and stand in no file any longer, where nothing shows which card goes on
// for them: a person can say so (`ebb adopt`).
#pragma once

#include "app/decks/decks_now.hpp"

#include <optional>
#include <string>
#include <vector>

namespace app {

struct GoneCard {
    std::string key;                     // the last it was known under
    std::optional<core::NoteText> text;  // what its note said then, where that was kept
    std::string heir{};                  // the key of the likeliest one; empty where none is likely
};

// In the order of the keys, still without heirs.
std::vector<GoneCard> gone_cards(const DecksNow& decks, store::Store& store);

// Looks for them among all cards that were never answered: reads every such note.
void find_likeliest_heirs(std::vector<GoneCard>& gone, const DecksNow& decks, store::Store& store);

}  // namespace app
