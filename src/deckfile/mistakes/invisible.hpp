// Characters that nobody sees, and so must be named where a message speaks of them.
#pragma once

#include <string>
#include <string_view>

namespace deckfile {

// "U+00A0 NO-BREAK SPACE"; empty for a character that can be seen, and for the plain space.
std::string invisible_name(char32_t code);

// The text with "<U+00A0 NO-BREAK SPACE>" in place of each such character.
std::string with_names(std::string_view text);

}  // namespace deckfile
