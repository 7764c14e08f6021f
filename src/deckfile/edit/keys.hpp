// The keys of a note with the lines that they stand in: what makes one note of another, and how
// that is put into a table.
#pragma once

#include "core/card/note.hpp"
#include "deckfile/edit/changes.hpp"
#include "deckfile/edit/notes.hpp"

#include <string>
#include <vector>

namespace deckfile {

// A key, and all its lines as a note is printed; `accept` of a cloze has one for each hole.
struct KeyLines {
    std::string key;
    std::string lines;

    bool operator==(const KeyLines&) const = default;
};

// All but its `id`.
std::vector<KeyLines> printed_keys(const core::Note& note);

// What a file that extends the deck of the one has to say of it to make the other of it. A key that
// is to go has an empty text or list.
std::vector<KeyLines> keys_that_differ(const core::Note& own, const core::Note& wanted);

// As a [[card]] of such a file.
std::string table_of(const std::string& name, const std::vector<KeyLines>& keys);

// Makes these the keys of a table that stands there. Those that `stays` names keep their lines if
// they have some; comments, the name and all else stay.
Changes set_keys(const ReadDeck& extension, NoteIndex note, const std::vector<KeyLines>& keys,
                 const std::vector<std::string>& stays);

}  // namespace deckfile
