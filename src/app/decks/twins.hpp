// Notes that the history takes for one: an author renamed or moved the one, and now both stand in
// files, as on another branch of the decks. The earlier is not shown beside the later.
#pragma once

#include "app/setup.hpp"

#include <string>
#include <vector>

namespace app {

struct Twin {
    std::string path;
    int line = 0;
    std::string key;  // of the card that is not shown
    std::string of;   // of the one that is shown, with the history of both
};

// In the order of the decks. None where there is no history, or it cannot be read: others tell of
// that. Throws nothing of the store's.
std::vector<Twin> find_twins(const Setup& setup);

}  // namespace app
