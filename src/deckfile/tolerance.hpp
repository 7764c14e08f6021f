// How a deck writes the tolerance of a number: "exact", "10%" or "x3".
#pragma once

#include "core/card/note.hpp"

#include <optional>
#include <string_view>

namespace deckfile {

// A percentage is above 0 and at most 100, a factor above 1; nothing for anything else.
std::optional<core::Tolerance> tolerance_from(std::string_view text);

}  // namespace deckfile
