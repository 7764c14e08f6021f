// A card, ready to be shown: what it says, where that stands, and what is known of it. Plain data.
#pragma once

#include "core/card/card_record.hpp"
#include "core/card/identity.hpp"
#include "core/card/note.hpp"

#include <string>
#include <utility>
#include <vector>

namespace core {

struct ShownCard : CardRecord {
    ShownCard() = default;
    // As it was known when it was drawn.
    explicit ShownCard(CardRecord drawn) : CardRecord(std::move(drawn)) {}

    std::string topic;  // a tag that says what the note is about; may be empty
    std::string path;   // of the deck file
    int line = 0;
    Note note;
    std::vector<std::string> deck_sources;  // of notes that name none
    Face face;
    bool strict_accents = false;  // by the note, or by its deck
};

// Where it comes from: what the note names, else its deck.
inline const std::vector<std::string>& sources_of(const ShownCard& card) {
    return card.note.sources.empty() ? card.deck_sources : card.note.sources;
}

}  // namespace core
