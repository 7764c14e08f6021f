// What is known of a card, but for what it says. Plain data.
#pragma once

#include "core/schedule/fold.hpp"

#include <cstdint>
#include <string>

namespace core {

struct CardRecord {
    CardState state;
    std::int64_t no = 0;  // the catalog's number of it
    std::string key;
    std::int64_t note_no = 0;  // likewise; 0: no file has it
    std::string deck_id;
    std::string deck_title;
    bool live = false;  // its note is in a shown deck
};

}  // namespace core
