// A quiz on a terminal: single keys and typed lines, each answer judged at once.
#pragma once

#include "core/quiz/quiz.hpp"
#include "dialogue/card_screen.hpp"

#include <functional>
#include <optional>

namespace cli {

class QuizScreen {
public:
    // `limit` is for the whole quiz; `today` is for facts that may be stale.
    QuizScreen(core::Quiz& quiz, Output& out, ui::Keyboard& keyboard,
               std::optional<core::Milliseconds> limit, core::Day today);

    // Until the last question, the time, or the learner's patience is at its end.
    void run();
    // What it came to, and whether that is to be worked on at once.
    enum class End { quit, review_misses };
    End ask_at_end();
    // What it came to, without a question.
    void show_end();

private:
    const ui::Look& look() const { return out_.look(); }
    CardFrame frame();
    const Bindings& keys(Stage stage) const;

    void ask();
    void act(const CardScreen::Pressed& pressed);
    void count(double credit);
    void leave();
    void run_out_of_time();
    void record(const std::function<void()>& act);

    core::Quiz& quiz_;
    Output& out_;
    std::optional<core::Milliseconds> deadline_;
    core::Day today_;
    CardScreen screen_;
    bool is_asking_ = false;  // the question on the screen stands there still
};

}  // namespace cli
