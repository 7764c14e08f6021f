#include "dialogue/quiz_view.hpp"

#include "app/clock.hpp"
#include "ui/card_view.hpp"

#include <algorithm>

namespace cli {

bool is_recall(const core::Quiz& quiz) {
    return quiz.turn().manner() == core::Manner::recall;
}

ui::Line quiz_header(const core::Quiz& quiz, std::optional<core::Milliseconds> deadline,
                     const ui::Look& look) {
    std::string note;
    if (deadline) {
        const auto left = std::max(*deadline - Clock::steady(), core::Milliseconds{0});
        note = core::clock_span(left) + " left";
    }
    return ui::card_header(quiz.turn().card(), quiz.position(), quiz.total(), look, note);
}

ui::Lines quiz_answer(const core::Quiz& quiz, core::Day today, const ui::Look& look) {
    return is_recall(quiz) ? ui::answer_view(quiz.turn(), today, look)
                           : ui::judged_view(quiz.turn(), today, look);
}

}  // namespace cli
