// A deck file as the cards it makes, whether the search path holds it or not, with what files that
// extend the deck say of them, and as all that is wrong in these files. Nothing is known of these
// cards but what they say.
#pragma once

#include "base/system/file_stamp.hpp"
#include "core/card/catalog.hpp"
#include "core/card/shown_card.hpp"
#include "core/settings.hpp"

#include <string>
#include <vector>

namespace app {

// A deck's own file, and those that extend it, in the order in which they hold.
struct DeckPaths {
    std::string own;
    std::vector<std::string> extending{};

    bool operator==(const DeckPaths&) const = default;
};

// Of all these files, the deck's own first.
using Stamps = std::vector<base::FileStamp>;
Stamps stamps_of(const DeckPaths& paths);

struct DeckCards {
    // Mistakes in one of the files.
    struct FileProblems {
        std::string path;
        std::vector<core::Problem> problems;
    };

    Stamps stamps;                       // of what was read
    std::vector<core::ShownCard> cards;  // in the order of the deck
    std::vector<FileProblems> files;
};

DeckCards read_cards(const DeckPaths& paths, const core::Settings& settings);

bool has_error(const DeckCards& deck);

}  // namespace app
