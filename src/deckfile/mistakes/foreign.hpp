// Files that were never decks, told by their first bytes or by having no line that a deck has.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace deckfile {

// What the text is instead of a deck, and what to do about it: said once, in place of a mistake in
// each of its lines.
std::optional<std::string> not_a_deck(std::string_view text);

}  // namespace deckfile
