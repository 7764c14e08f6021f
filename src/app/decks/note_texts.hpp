// What notes say, read from their files as they are now.
#pragma once

#include "core/card/note.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace app {

// A note with its place, read from its file just now, with what its deck says for all notes.
struct ReadNote {
    core::Note note;
    std::vector<std::string> deck_sources;
    store::NotePlace place;
};

// With what another file says of it. Nothing where a file no longer says what the catalog knows.
std::optional<ReadNote> read_note(const store::NotePlace& place, const core::DeckInfo& deck);

// The same with nothing from its deck.
std::optional<core::Note> read_bare_note(const store::NotePlace& place);
// As the deck's own file has it, whatever another says of it; with nothing from its deck.
std::optional<core::Note> read_own_note(const store::NotePlace& place);

}  // namespace app
