// Notes of a deck that ask the same: whoever meets the question cannot know which answer is meant.
#pragma once

#include "core/card/note.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace deckfile {

class Questions {
public:
    // A sentence for each question of the note that one before it asks, too. A note's place is how
    // it is said where: "in line 12", "at PATH:12".
    std::vector<std::string> asked_before(const core::Note& note) const;
    // The same; then remembers what it asks.
    std::vector<std::string> add(const core::Note& note, const std::string& place);

private:
    struct Asked {
        std::string place;
        bool reversed;
    };
    std::unordered_map<std::string, Asked> asked_;  // by the question as it is read
};

}  // namespace deckfile
