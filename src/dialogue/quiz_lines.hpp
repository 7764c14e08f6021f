// A quiz by lines, for scripts and pipes: a question out, a line in, the verdict out. No terminal
// needed. Complaints go to standard error.
#pragma once

#include "core/quiz/quiz.hpp"
#include "dialogue/line_reader.hpp"
#include "ui/output.hpp"

#include <functional>
#include <optional>
#include <string>

namespace cli {

class QuizLines {
public:
    // `limit` is for the whole quiz; `today` is for facts that may be stale.
    QuizLines(core::Quiz& quiz, Output& out, Output& err, int input,
              std::optional<core::Milliseconds> limit, core::Day today);

    // Until the last question, the time, or the input is at its end. Throws store::Error where an
    // answer could not be written.
    void run();

private:
    void draw();
    void ask();
    void act(const std::string& line);
    void act_on_recall(const std::string& line);
    void show_answer();
    void count(double credit);
    void refuse(const std::string& line);

    core::Quiz& quiz_;
    Output& out_;
    Output& err_;
    LineReader reader_;
    std::optional<core::Milliseconds> deadline_;
    core::Day today_;
    bool is_asking_ = false;  // the question that was shown stands there still
    core::Milliseconds asked_at_{0};
    core::Milliseconds took_{0};  // until the answer was shown
};

}  // namespace cli
