// What files that extend decks say of their notes, to be told: which notes, in which keys, and how
// the deck has these.
#pragma once

#include "app/workspace.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app {

// A note that is changed, or added to its deck.
struct OverlaidNote {
    std::string note;  // its name in the deck
    std::string path;  // of the file that says so
    int line = 1;
    bool by_learner = true;         // the file is one of theirs
    std::vector<std::string> keys;  // which are others; of an added note none

    bool is_added() const { return keys.empty(); }
};
// In the deck's order.
std::vector<OverlaidNote> overlaid_notes(Workspace& workspace, std::int64_t deck);

// A key's value in both, as TOML; empty where it has none.
struct ChangedKey {
    std::string key;
    std::string own;
    std::string now;
};
struct ChangeOfNote {
    OverlaidNote where;
    std::vector<ChangedKey> keys;
};
// Nothing of a note that is as its deck has it.
std::optional<ChangeOfNote> change_of_note(Workspace& workspace, std::int64_t note);

}  // namespace app
