// What a fixer is: it knows one kind of mistake, and what to write instead.
#pragma once

#include "deckfile/edit/changes.hpp"
#include "deckfile/mend/tags.hpp"

#include <cstddef>
#include <string_view>

namespace deckfile {

// Where something is wrong.
struct Spot {
    std::string_view text;  // of the table that it stands in
    std::size_t at;         // the byte of it
    const Tags& tags;
};

struct Fixer {
    std::string_view told;              // what the problem's message says
    std::string_view done;              // what was done about it, for people
    Changes (*mend)(const Spot& spot);  // none where more than one thing may be meant
};

}  // namespace deckfile
