// Fixers of what stands around keys and values: headers, signs, commas, comments, blanks.
#pragma once

#include "deckfile/mend/fixer.hpp"

namespace deckfile {

// [card] -> [[card]], [Deck] -> [deck].
Changes known_header(const Spot& spot);
// front: "x" -> front = "x".
Changes equals_sign(const Spot& spot);
// A comma or semicolon behind a value goes, or becomes the end of the line where a key follows.
Changes no_end_mark(const Spot& spot);
// front = "x" back = "y" -> two lines.
Changes own_line(const Spot& spot);
// ["a",, "b"] -> ["a", "b"].
Changes one_comma(const Spot& spot);
// ["a" "b"] -> ["a", "b"].
Changes comma_between(const Spot& spot);
// ["a"; "b"] -> ["a", "b"].
Changes comma_for_semicolon(const Spot& spot);
// // text -> # text.
Changes number_sign(const Spot& spot);
// A blank that is none, or nothing where nothing is to be seen.
Changes plain_blank(const Spot& spot);

}  // namespace deckfile
