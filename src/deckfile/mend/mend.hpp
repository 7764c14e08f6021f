// A deck's text with what is mechanical in it mended: quotes that a word processor wrote, a comma
// too many, [card]. A change is made only where reading what comes of it shows that it is right:
//
// 1. What was told is told no more, and nothing is told that was not.
// 2. Every note that could be read before reads as it did, but for the spelling of its tags.
// 3. The deck has the id that it had, if it had one.
//
// Only lines with a mistake change, and no byte of the others.
#pragma once

#include "deckfile/lint.hpp"
#include "deckfile/mend/mended.hpp"

#include <string_view>

namespace deckfile {

// `file_name` without its folders, as load() wants it; `listed` are the tags of TAGS.md beside the
// deck, none where there is no such file.
Mended mend(std::string_view text, std::string_view file_name, const Vocabulary& listed = {});

}  // namespace deckfile
