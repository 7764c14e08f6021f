// What a quiz shows of a question, on a terminal and by lines alike.
#pragma once

#include "core/quiz/quiz.hpp"
#include "ui/style.hpp"

#include <optional>

namespace cli {

// Whether only the learner can tell if it was known.
bool is_recall(const core::Quiz& quiz);

// "-- Deck / topic ---------- 3 of 10   4:12 left"; the deadline is by the steady clock.
ui::Line quiz_header(const core::Quiz& quiz, std::optional<core::Milliseconds> deadline,
                     const ui::Look& look);

// The answer, behind its verdict where there is one.
ui::Lines quiz_answer(const core::Quiz& quiz, core::Day today, const ui::Look& look);

}  // namespace cli
