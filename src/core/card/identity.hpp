// How decks, notes and cards are told apart for ever. A change here would cost every learner their
// history: tests/core/card/identity_test.cpp fixes the results by a table.
#pragma once

#include "core/card/cloze.hpp"
#include "core/card/note.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace core {

// ASCII letters, digits, '.', '_', '-', 1 to 64 bytes.
bool is_valid_id(std::string_view id);

// The deck id that a file's name gives: without ".toml", each run of other characters as one '-',
// cut to 64 bytes; "deck" where nothing is left.
std::string deck_id_from(std::string_view file_name);

// What a note says, as one line of text: kind and content, normalised; not its hints, tags, sources
// or wrong answers. The log keeps it for notes without an id, and similarity is judged on it.
std::string identity_text(const Note& note);
inline constexpr char identity_separator = '\x1f';  // behind the kind, and between the fields

// "~" and 13 characters of a hash of identity_text. No author's id looks like it.
std::string fingerprint(std::string_view identity_text);
std::string fingerprint(const Note& note);

// The note's own id, else its fingerprint.
std::string note_id(const Note& note);

// Whether a key's note part is a fingerprint.
bool is_fingerprint_key(std::string_view key);

inline constexpr std::string_view reverse_suffix = "#reverse";

// One card of a note.
struct Face {
    // Of the card's key: "", "#reverse", or "#" and six characters for a cloze hole.
    std::string suffix;
    bool reversed = false;  // asks back -> front
    std::string hidden;  // cloze: the text it hides, normalised; equal ones in a note go together
};

// The cards a note makes, in the order in which they are met. The note must be legal.
std::vector<Face> faces(const Note& note);

// Of the card about a cloze's hole: "#" and six characters of a hash of what it hides.
std::string hole_suffix(const ClozeRun& hole);

// "deck-id/note-id" and a face's suffix.
std::string card_key(std::string_view deck_id, std::string_view note_id, std::string_view suffix);
struct KeyParts {
    std::string_view deck;
    std::string_view note;
    std::string_view suffix;
};
KeyParts parts_of(std::string_view key);
// "deck-id/note-id" of a card's key.
std::string note_name(std::string_view key);

}  // namespace core
