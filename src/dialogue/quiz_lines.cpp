#include "dialogue/quiz_lines.hpp"

#include "app/clock.hpp"
#include "dialogue/card_lines.hpp"
#include "dialogue/quiz_end.hpp"
#include "dialogue/quiz_view.hpp"
#include "ui/card_view.hpp"

namespace cli {

QuizLines::QuizLines(core::Quiz& quiz, Output& out, Output& err, int input,
                     std::optional<core::Milliseconds> limit, core::Day today)
    : quiz_(quiz), out_(out), err_(err), reader_(input), today_(today) {
    if (limit) deadline_ = Clock::steady() + *limit;
}

void QuizLines::run() {
    while (!quiz_.is_over()) {
        if (deadline_ && Clock::steady() >= *deadline_) {
            out_.blank();
            out_.say("Time is up.");
            quiz_.run_out_of_time();
            break;
        }
        draw();
        while (is_asking_) ask();
    }
    out_.blank();
    out_.print(quiz_end_view(quiz_, out_.look()));
    out_.flush();
}

void QuizLines::draw() {
    out_.blank();
    out_.print(quiz_header(quiz_, deadline_, out_.look()));
    out_.print(ui::question_view(quiz_.turn(), out_.look()));
    out_.flush();
    is_asking_ = true;
    asked_at_ = Clock::steady();
}

void QuizLines::ask() {
    // Once the answer has been shown, the clock no longer runs for this question.
    const bool runs = !quiz_.turn().revealed();
    const auto line = reader_.next(runs ? deadline_ : std::nullopt);
    if (line) return act(*line);
    is_asking_ = false;
    if (!reader_.is_time_up()) return quiz_.stop();
    out_.blank();
    out_.say("Time is up.");
    quiz_.run_out_of_time(Clock::steady() - asked_at_);
}

void QuizLines::act(const std::string& line) {
    core::Turn& turn = quiz_.turn();
    if (line == "q" && turn.manner() != core::Manner::typed) {
        is_asking_ = false;
        return quiz_.stop();
    }
    if (is_recall(quiz_) && (turn.revealed() || line == "y" || line == "n"))
        return act_on_recall(line);
    switch (take_line(turn, line)) {
        case LineTaken::answer:
            show_answer();
            if (!is_recall(quiz_)) count(turn.credit());
            break;
        case LineTaken::hint:
            out_.say(hint_text(turn));
            out_.flush();
            break;
        case LineTaken::nothing:
            refuse(line);
    }
}

// Whether it was known; the answer is shown first, where it has not been.
void QuizLines::act_on_recall(const std::string& line) {
    if (line != "y" && line != "n") return refuse(line);
    if (!quiz_.turn().revealed()) {
        quiz_.turn().reveal();
        show_answer();
    }
    count(line == "y" ? 1 : 0);
}

void QuizLines::show_answer() {
    took_ = Clock::steady() - asked_at_;
    out_.blank();
    out_.print(quiz_answer(quiz_, today_, out_.look()));
    out_.flush();
}

void QuizLines::count(double credit) {
    is_asking_ = false;
    quiz_.answer(credit, took_);
}

void QuizLines::refuse(const std::string& line) {
    const core::Turn& turn = quiz_.turn();
    std::string valid = "y (you knew it) or n";
    if (!turn.revealed())
        valid = (is_recall(quiz_) ? "y (you knew it) or n, " : "") + valid_answers(turn);
    if (turn.manner() != core::Manner::typed) valid += ", q (quit)";
    out_.flush();
    err_.say("ebb: " + refusal(line, valid, out_.look()));
    err_.flush();
}

}  // namespace cli
