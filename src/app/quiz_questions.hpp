// The questions of a quiz: which cards, and how each is asked.
#pragma once

#include "app/workspace.hpp"
#include "core/judge/turn.hpp"
#include "core/query/tree.hpp"
#include "core/quiz/pick.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace app {

struct QuizRequest {
    core::Query query;
    int count = 10;
    std::optional<core::Pick> pick;  // nothing: core::usual_pick() of the cards meant
    std::uint64_t seed = 0;
    bool repeatable = false;  // the same seed asks the same again: earlier quizzes do not count
    bool again = false;       // what was missed in the last quiz, in its order
};

// As many as there are, up to `count`. What can be typed is typed; what cannot becomes a choice
// where believable wrong answers are found, and else the learner judges it.
std::vector<core::Turn> quiz_questions(Workspace& workspace, const QuizRequest& request);

}  // namespace app
