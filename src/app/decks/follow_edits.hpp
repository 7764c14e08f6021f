// History follows an author's edits: after deck files have changed, what is left over in log and
// files is matched (core/heir/match), and from then on the one card is the other.
#pragma once

#include "app/decks/decks_now.hpp"
#include "core/heir/match.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace app {

// Finds which cards go on under other keys, and lets memories follow. Inside a transaction over the
// derived file. Returns those of which the log does not know yet.
std::vector<core::Heir> follow_edits(const DecksNow& decks, store::Store& store);

// "mended: il cafe is now il caffe; its history goes along": one line for each note.
std::vector<std::string> told(const std::vector<core::Heir>& heirs);

}  // namespace app
