// Notes of a deck that ask the same: whoever meets the question cannot know which answer is meant.
#pragma once

#include "core/card/note.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace deckfile {

class Questions {
public:
    // A sentence for each question of the note at this line that a note before it asks, too; then
    // remembers what it asks.
    std::vector<std::string> add(const core::Note& note, int line);

private:
    struct Asked {
        int line;
        bool reversed;
    };
    std::unordered_map<std::string, Asked> asked_;  // by the question as it is read
};

}  // namespace deckfile
