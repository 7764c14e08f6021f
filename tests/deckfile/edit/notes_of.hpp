// All notes of a deck, as written.
#pragma once

#include "deckfile/edit/notes.hpp"

#include <vector>

inline std::vector<core::Note> notes_of(const deckfile::ReadDeck& deck) {
    std::vector<core::Note> notes;
    for (deckfile::NoteIndex i = 0; i < deck.deck.notes.size(); ++i) notes.push_back(deck.note(i));
    return notes;
}
