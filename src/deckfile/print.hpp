// The one printer of TOML, for decks and for the configuration: values as a person would write
// them, and a note as the [[card]] table that decks/README.md describes.
//
// What it prints reads back as exactly what it was given. Of a text the reader changes line ends
// alone (nothing is made NFC): CR LF is read as LF, and a line end right behind three quotes as
// nothing. So a CR is printed as an escape, and a text begins below its three quotes.
#pragma once

#include "core/card/note.hpp"
#include "core/schedule/time.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace deckfile {

// A text on one line. Control characters are escapes; so are quotes and backslashes, or where there
// are several, the text stands in single quotes if it can.
std::string print_text(std::string_view text);

// A key, in quotes where it holds more than ASCII letters, digits, '-' and '_'.
std::string print_key(std::string_view key);

// Lists on one line.
std::string print_list(const std::vector<std::string>& texts);
std::string print_numbers(const std::vector<int>& numbers);

std::string print_whole(int number);
std::string print_flag(bool flag);
// A time of day, as so many minutes after midnight.
std::string print_time(core::Minutes time);

// The keys that are not as by default, and those without which there is no note of its kind. Texts
// of several lines stand as such between three quotes; a list on one line while it fits. Whether
// the note is legal is not asked here: see write_note() in deckfile/write.hpp.
std::string print_note(const core::Note& note);

}  // namespace deckfile
