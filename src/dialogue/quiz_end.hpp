// What a quiz came to, as its end screen says it.
#pragma once

#include "core/quiz/result.hpp"
#include "ui/style.hpp"

#include <string>
#include <vector>

namespace dialogue {

// Each miss with its answer, what was weak by deck and by tag, and last, where the eye is, the
// score and the time.
ui::Lines quiz_end_view(const core::Quiz& quiz, const ui::Look& look);

// The keys of the cards that got less than full credit, in the order asked.
std::vector<std::string> missed_keys(const core::Quiz& quiz);

}  // namespace dialogue
