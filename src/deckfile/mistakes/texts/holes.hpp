// Holes of a cloze that hide what is hardly meant to be hidden.
#pragma once

#include "core/card/cloze.hpp"

#include <optional>
#include <string>

namespace deckfile {

// A brace that has no other, as in "{{y} and z}}"; those of a formula have, or a backslash.
std::optional<std::string> doubt_about_hole(const core::ClozeRun& run);

}  // namespace deckfile
