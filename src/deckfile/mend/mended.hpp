// What mending a deck's text comes to.
#pragma once

#include "deckfile/edit/changes.hpp"

#include <string_view>
#include <vector>

namespace deckfile {

struct Mend {
    int line;               // of the text as it was
    std::string_view done;  // "straight quotes around the text"

    bool operator==(const Mend&) const = default;
};

struct Mended {
    Changes changes;  // of whole lines
    std::vector<Mend> mends;
};

}  // namespace deckfile
