// A note of a deck that is not the learner's own, changed all the same: the deck stays as it is,
// and what differs goes into a file of theirs that extends it, key by key, so that corrections of
// the rest keep coming.
#pragma once

#include "app/workspace.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace app {

// How whoever edits is talked with.
struct EditTalk {
    // Opens the editor, and waits; false where it failed, which has been said.
    std::function<bool(const std::string& path, int line)> open;
    std::function<void(const std::string&)> tell;
    // False also where nobody can be asked.
    std::function<bool(const std::string& question)> agrees;
};

struct NoteChange {
    bool is_right = true;  // no mistake was left, and what there was to write is written
    // As it is known now, or another of its note where the note has it no longer; nothing where the
    // note is gone.
    std::optional<std::int64_t> card;
    std::string file = {};  // of the learner's, which says something of the deck; empty: none does
};

// Opens the note as it is now, as a file by itself, as often as there are mistakes in it and the
// learner wants to mend them. Of a draft that is given up with mistakes, or that an editor leaves
// which fails, a copy is kept. Throws store::Error.
NoteChange change_note(Workspace& workspace, const core::ShownCard& card, const EditTalk& talk);

}  // namespace app
