// What git leaves in a file where two versions of it could not be merged.
#pragma once

#include <string>
#include <string_view>

namespace deckfile {

// Whether a line is one of the marks around the two versions.
bool is_conflict_marker(std::string_view line);

// What to do about the conflict; `rest` are the lines of a table from a mark on. Where each version
// has a note of its own, one of them need not go.
std::string conflict_message(std::string_view rest);

}  // namespace deckfile
