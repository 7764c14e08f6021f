// Quizzes on all cards of a home, with a record that counts, and fails where it is told to.
#pragma once

#include "app/quiz_questions.hpp"
#include "dialogue/played.hpp"
#include "dialogue/quiz.hpp"

#include <optional>

namespace played {

struct Quiz {
    explicit Quiz(Home& home, std::optional<core::Milliseconds> limit = {},
                  dialogue::QuizDialogue::End end = dialogue::QuizDialogue::End::offers_misses,
                  core::Milliseconds step = core::Milliseconds{0})
        : quiz(app::quiz_questions(home.workspace(), {}),
               [this](const core::QuizAnswered&) {
                   ++recorded;
                   if (fails) throw store::Error(store::Trouble::full, "The disk is full.");
               }),
          dialogue(quiz, dialogue::Pen(home.workspace()), limit, home.setup.now().day, end,
                   home.watch(step)) {}
    int recorded = 0;
    bool fails = false;
    core::Quiz quiz;
    dialogue::QuizDialogue dialogue;
};

}  // namespace played
