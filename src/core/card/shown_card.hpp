// A card, ready to be shown: what it says, where that stands, and what is known of it. Plain data.
#pragma once

#include "core/card/identity.hpp"
#include "core/card/note.hpp"
#include "core/schedule/scheduler.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

struct ShownCard {
    std::int64_t card = 0;  // the catalog's numbers
    std::int64_t note_no = 0;
    std::int64_t version = 0;  // rows it had when it was drawn
    std::string key;
    std::string deck_title;
    std::string topic;  // a tag that says what the note is about; may be empty
    std::string path;   // of the deck file
    int line = 0;
    Note note;
    std::vector<std::string> deck_sources;  // of notes that name none
    Face face;
    bool strict_accents = false;  // by the note, or by its deck
    Memory memory;
};

// Where it comes from: what the note names, else its deck.
inline const std::vector<std::string>& sources_of(const ShownCard& card) {
    return card.note.sources.empty() ? card.deck_sources : card.note.sources;
}

}  // namespace core
