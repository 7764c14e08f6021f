// What a quiz came to, for people and as a JSON document.
#pragma once

#include "core/quiz/result.hpp"
#include "ui/style.hpp"

#include <string>
#include <vector>

namespace cli {

// Each miss with its answer, what was weak by deck and by tag, and last, where the eye is, the
// score and the time.
ui::Lines quiz_end_view(const core::Quiz& quiz, const ui::Look& look);

// The same as JSON: version, score, right, partly, missed, unanswered, seconds, questions (key,
// deck, asked, credit in percent, took_ms, timed_out, given, missed of points, answer, source),
// decks and tags (title or tag, score, right, questions).
std::string quiz_json(const core::Quiz& quiz);

// The keys of the cards that got less than full credit, in the order asked.
std::vector<std::string> missed_keys(const core::Quiz& quiz);

}  // namespace cli
