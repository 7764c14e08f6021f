// What files that extend decks say of their notes, as rows of the catalog.
#pragma once

#include "core/card/catalog.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace store {

// Nothing of most notes.
std::optional<core::Layer> layer_of(Database& db, std::int64_t note);
// Those of a deck, with the numbers of their notes, in the order of these.
std::vector<std::pair<std::int64_t, core::Layer>> layers_of_deck(Database& db, std::int64_t deck);

// Makes it what is given; `old` is what it was.
void put_layer(Database& db, std::int64_t note, const std::optional<core::Layer>& old,
               const std::optional<core::Layer>& layer);

}  // namespace store
