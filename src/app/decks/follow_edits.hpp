// History follows an author's edits: after deck files have changed, what is left over in log and
// files is matched (core/heir/match), and from then on the one card is the other.
#pragma once

#include "core/card/note.hpp"
#include "core/heir/match.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app {

// The decks that are looked through.
struct DecksNow {
    const std::vector<store::DeckFile>& files;
    // A note as its file says it; nothing where it cannot be read.
    std::function<std::optional<core::Note>(std::int64_t note)> read;
    // Notes that say a word, with accents or without.
    std::function<std::vector<std::int64_t>(std::string_view word)> saying;
};

// Finds which cards go on under other keys, and lets memories follow. Inside a transaction over the
// derived file.
void follow_edits(const DecksNow& decks, store::Store& store);

// "mended: il cafe is now il caffe; its history goes along": one line for each note.
std::vector<std::string> told(const std::vector<core::Heir>& heirs);

}  // namespace app
