// A note on one line, as it is typed.
//
//     il caffè :: coffee                      a question
//     il caffè ::: coffee                     one that is asked both ways
//     Delta keeps {{30 days}} of history      a cloze
//     How many seconds has a day? = 86400 s   a number, with its unit
//     Water boils at? = 100 C within 2%       and how near an estimate must come
#pragma once

#include "core/card/note.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace deckfile {

// Or why it is none. A separator stands between blanks, so that `std::move` holds none, and outside
// of holes. Whether the note is legal is not asked here: see write_note() in deckfile/write.hpp.
std::variant<core::Note, std::string> read_note_line(std::string_view line);

}  // namespace deckfile
