// Choices that a reader cannot tell apart, though their letters differ.
#pragma once

#include <string_view>

namespace deckfile {

// Whether two choices differ in case, in marks around them or in punctuation alone: "TCP" and
// "tcp.", "`read-only`" and "Read only". What may mean something else counts as another: "Mb" and
// "MB", "C" and "C++", "n", "N" and "n!".
bool read_alike(std::string_view one, std::string_view other);

}  // namespace deckfile
