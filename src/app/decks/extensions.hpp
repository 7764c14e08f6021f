// The files that extend decks, as a refresh of the catalog comes upon them: which there are, and
// whose notes are others by them.
#pragma once

#include "store/store.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace app {

class Extensions {
public:
    // It is there. A deck that was settled before that is touched by it.
    void know(store::DeckFile file) {
        file.shown = false;
        if (settled_.contains(file.info.extends)) touch(file.info.extends);
        files_[file.info.extends].push_back(std::move(file));
    }
    // What is said of that deck's notes is no longer what it was.
    void touch(const std::string& deck) { touched_.insert(deck); }
    // Decks that were touched and over which nothing has been laid since.
    const std::set<std::string>& touched() const { return touched_; }

    // The deck, read from this text, with what the files that are known say of its notes. Lets the
    // catalog know how many mistakes each of them has by that.
    core::CatalogDeck laid_over(core::CatalogDeck deck, const std::string& text,
                                store::Catalog& catalog);

private:
    std::map<std::string, std::vector<store::DeckFile>> files_;  // by the decks they extend
    std::set<std::string> touched_;
    std::set<std::string> settled_;  // decks over which was laid what was known then
};

// How many of them hide something.
int count_errors(const std::vector<core::Problem>& problems);

}  // namespace app
