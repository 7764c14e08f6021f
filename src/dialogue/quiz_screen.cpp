#include "dialogue/quiz_screen.hpp"

#include "app/clock.hpp"
#include "dialogue/quiz_end.hpp"
#include "dialogue/quiz_keys.hpp"
#include "dialogue/quiz_view.hpp"
#include "store/database.hpp"

#include <fmt/format.h>

namespace cli {

QuizScreen::QuizScreen(core::Quiz& quiz, Output& out, ui::Keyboard& keyboard,
                       std::optional<core::Milliseconds> limit, core::Day today)
    : quiz_(quiz), out_(out), today_(today), screen_(out, keyboard, frame()) {
    if (limit) deadline_ = Clock::steady() + *limit;
    screen_.set_deadline(deadline_);
}

CardFrame QuizScreen::frame() {
    return {[this] { return quiz_header(quiz_, deadline_, look()); },
            [this](Stage stage) -> const Bindings& { return keys(stage); },
            [this] { return quiz_answer(quiz_, today_, look()); },
            [this] { return key_line(keys(Stage::revealed), look()); }};
}

const Bindings& QuizScreen::keys(Stage stage) const {
    if (stage != Stage::revealed) return quiz_keys(stage);
    return is_recall(quiz_) ? recall_keys() : judged_keys();
}

void QuizScreen::run() {
    while (!quiz_.is_over()) ask();
    screen_.set_deadline(std::nullopt);
}

void QuizScreen::ask() {
    if (deadline_ && Clock::steady() >= *deadline_) {
        screen_.say("Time is up.", ui::style::bold);
        return quiz_.run_out_of_time();
    }
    is_asking_ = true;
    screen_.show(quiz_.turn());
    while (is_asking_) {
        const auto pressed = screen_.next_command();
        if (screen_.is_time_up())
            run_out_of_time();
        else if (screen_.has_left())
            leave();
        else if (pressed)
            act(*pressed);
    }
}

void QuizScreen::act(const CardScreen::Pressed& pressed) {
    switch (pressed.command) {
        case Command::next:
            return count(quiz_.turn().credit());
        case Command::count_right:
            return count(1);
        case Command::count_wrong:
            return count(0);
        case Command::quit:
            return leave();
        default:
            return screen_.act(pressed);
    }
}

void QuizScreen::count(double credit) {
    is_asking_ = false;
    record([&] { quiz_.answer(credit, screen_.took()); });
}

// What has been judged already counts.
void QuizScreen::leave() {
    if (quiz_.turn().revealed() && !is_recall(quiz_)) count(quiz_.turn().credit());
    is_asking_ = false;
    quiz_.stop();
}

void QuizScreen::run_out_of_time() {
    is_asking_ = false;
    out_.blank();
    screen_.say("Time is up.", ui::style::bold);
    record([&] { quiz_.run_out_of_time(screen_.took()); });
    screen_.wait_for_pause();
}

void QuizScreen::record(const std::function<void()>& act) {
    try {
        act();
    } catch (const store::Error& error) {
        screen_.say(fmt::format("Not recorded: {} The answer counts for this quiz.", error.what()));
    }
}

void QuizScreen::show_end() {
    out_.blank();
    out_.print(quiz_end_view(quiz_, look()));
    out_.flush();
}

QuizScreen::End QuizScreen::ask_at_end() {
    const Bindings& keys = quiz_end_keys(!missed_keys(quiz_).empty());
    show_end();
    if (screen_.has_left()) return End::quit;
    const auto show_keys = [&] {
        out_.blank();
        out_.print(key_line(keys, look()));
        out_.flush();
    };
    show_keys();
    while (!screen_.has_left()) {
        const ui::Key key = screen_.read_key();
        if (CardScreen::is_redraw(key)) {
            show_end();
            show_keys();
        }
        const auto command = command_for(keys, key);
        if (command == Command::review_misses) return End::review_misses;
        if (command == Command::go_on) return End::quit;
    }
    return End::quit;
}

}  // namespace cli
