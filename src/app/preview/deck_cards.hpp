// A deck file as the cards it makes, whether the search path holds it or not, and as all that is
// wrong in it. Nothing is known of these cards but what they say.
#pragma once

#include "base/system/file_stamp.hpp"
#include "core/card/catalog.hpp"
#include "core/card/shown_card.hpp"
#include "core/settings.hpp"

#include <string>
#include <vector>

namespace app {

struct DeckCards {
    base::FileStamp stamp;               // of what was read
    std::vector<core::ShownCard> cards;  // in the order of the file
    std::vector<core::Problem> problems;
};

DeckCards read_cards(const std::string& path, const core::Settings& settings);

}  // namespace app
