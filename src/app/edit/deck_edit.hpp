// Writing into decks of the learner's own: the files are replaced as wholes, what they said before
// is kept, and the history of a card goes along where its key becomes another.
#pragma once

#include "app/edit/refuse.hpp"
#include "app/workspace.hpp"
#include "base/system/file_stamp.hpp"
#include "deckfile/edit/notes.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace app {

struct OwnDeck {
    std::string path;
    base::FileStamp stamp;  // of what was read
    deckfile::ReadDeck read;

    const core::DeckInfo& info() const { return read.deck.info; }
};

// The deck of that id, to be changed. Throws EditRefused where there is none, or it is not the
// learner's to change: ebb's own, or another's.
OwnDeck open_own_deck(Workspace& workspace, const std::string& id);

struct DeckEdit {
    OwnDeck deck;
    deckfile::Changes changes;
    deckfile::NotesToBe notes;  // which it then has
};

struct EditPlan {
    std::vector<DeckEdit> edits;  // what gains comes before what loses
    std::vector<core::Heir> new_keys;
    bool only_adds = false;  // so that no file need be kept as it was
};

// For each card of a note: its key, and the one it will have.
void add_new_keys(EditPlan& plan, const core::CatalogNote& note, const std::string& from_deck,
                  const std::string& to_deck, const std::string& to_id);

// Writes all of it or nothing, and gives the paths of the files as they were, where any are kept.
// Throws EditRefused where a file would not say what it is to say, has changed since it was read,
// or cannot be written; store::Error, after the files were put back, where the history cannot
// follow.
std::vector<std::string> carry_out(Workspace& workspace, const EditPlan& plan);

}  // namespace app
