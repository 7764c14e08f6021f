// A card's note on its way through the editor: which file is opened, and which card it is that
// comes back.
#pragma once

#include "app/workspace.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace app {

// Whether the deck can be edited where it is.
bool is_writable(const std::string& deck);

// Where the learner's own copy of a deck would be, which takes its place by its id.
std::string own_copy_of(const std::string& deck, const Places& places);
// Makes it, writable. An error where it could not be made, or one is there already.
std::error_code copy_deck(const std::string& deck, const std::string& copy);

class NoteEdit {
public:
    // Remembers where the note stands. Before the editor is started.
    NoteEdit(Workspace& workspace, const core::ShownCard& card);

    // After the editor has saved `path`: refreshes the catalog and finds the card again, by its key
    // or, where the note has no id, by its place in the file. Nothing where it is gone.
    std::optional<std::int64_t> find_again(const std::string& path);

private:
    Workspace& workspace_;
    std::string key_;
    int order_ = 0;
    std::string neighbour_;  // a card of the note behind it, which comes to its place when it goes
};

// The first mistakes of a deck file, as `ebb check` tells them; none where it cannot be read.
std::vector<std::string> first_problems(const std::string& deck, std::size_t most);

}  // namespace app
