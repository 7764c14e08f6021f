// What a quiz came to, as JSON.
#pragma once

#include "core/quiz/quiz.hpp"

#include <string>

namespace cli {

// Version, score, right, partly, missed, unanswered, seconds, questions (key, deck, asked, credit
// in percent, took_ms, timed_out, given, missed of points, answer, source), decks and tags (title
// or tag, score, right, questions).
std::string quiz_json(const core::Quiz& quiz);

}  // namespace cli
