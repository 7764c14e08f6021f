// Notes that are given to be added to a deck: a line each, or as the tables of a deck.
#pragma once

#include "core/card/note.hpp"
#include "deckfile/source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace deckfile {

struct GivenNote {
    core::Note note;
    std::string lines;  // its table, with the comments that go along; the last line has an end
    int line;           // of what was given
};

// Where a problem is an error, what is given is not to be used.
struct Given {
    std::vector<GivenNote> notes;
    Problems problems;
};

// Tables where there is one, else lines: see deckfile/given/note_line.hpp. Blank lines and those
// that begin with '#' say nothing. `entries` are lines of TOML that each note on a line is given
// besides.
Given read_given(const std::string& text, const std::string& entries = {});

// One note, as such lines of TOML.
Given read_entries(const std::string& entries);

}  // namespace deckfile
