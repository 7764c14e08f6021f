// Where a quiz takes made-up wrong answers from: the other questions of a card's deck, read from
// its file as far as they may be alike.
#pragma once

#include "app/workspace.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace app {

class WrongAnswers {
public:
    explicit WrongAnswers(Workspace& workspace) : workspace_(workspace) {}

    // Some, or none where nothing fits well enough. The same seed gives the same ones.
    std::vector<std::string> for_card(const core::ShownCard& card, std::uint64_t seed);

private:
    // A deck's notes, as the catalog keeps them.
    struct Deck {
        std::vector<core::CatalogNote> notes;
        std::vector<std::int64_t> numbers;  // theirs, in the same order
        std::set<std::string> untelling;    // tags that say nothing about what a note is like
    };
    const Deck& deck_called(const std::string& id);
    std::vector<core::Note> akin(const core::ShownCard& card, const Deck& deck) const;

    Workspace& workspace_;
    std::map<std::string, Deck> decks_;  // by id
};

}  // namespace app
