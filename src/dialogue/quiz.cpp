#include "dialogue/quiz.hpp"

#include "dialogue/line/answer.hpp"
#include "dialogue/quiz_end.hpp"
#include "store/database.hpp"
#include "ui/card_view.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dialogue {
namespace {

constexpr Binding quit{Act::quit, "q", "q", "quit"};
// Shown only: as the end of the input it is no key. Every letter is part of an answer there.
constexpr Binding end_of_input{Act::quit, "", "Ctrl-D", "quit"};

constexpr Binding add{Act::add, "a", "a", "add a note", false};
constexpr Binding unsaid_help{Act::help, "?", "?", "keys", false};

Bindings recall_keys() {
    return {{Act::count_right, "y", "y", "knew it"},
            {Act::count_wrong, "n", "n", "did not"},
            quit,
            add,
            unsaid_help,
            redraw};
}

Bindings judged_keys() {
    return {{Act::next, " \n", "space", "next"},
            {Act::count_right, "y", "y", "count as right"},
            {Act::count_wrong, "n", "n", "count as wrong"},
            quit,
            add,
            unsaid_help,
            redraw};
}

Bindings end_keys(bool has_misses) {
    Bindings keys;
    if (has_misses) keys.push_back({Act::review_misses, "r", "r", "review the misses"});
    keys.insert(keys.end(), {{Act::go_on, "q \n", "q", "quit"}, unsaid_help, redraw});
    return keys;
}

}  // namespace

QuizDialogue::QuizDialogue(core::Quiz& quiz, Pen pen, std::optional<core::Milliseconds> limit,
                           core::Day today, End end, Watch watch)
    : CardDialogue(std::move(watch)), quiz_(quiz), pen_(pen), today_(today), end_(end) {
    if (limit) deadline_ = steady() + *limit;
}

ui::Line QuizDialogue::header(const ui::Look& look) const {
    std::string place = fmt::format("{} of {}", quiz_.position(), quiz_.total());
    if (deadline_) {
        const auto left = std::max(*deadline_ - steady(), core::Milliseconds{0});
        place += fmt::format("   {} left", core::clock_span(left));
    }
    return ui::card_header(quiz_.turn().card(), place, look);
}

ui::Lines QuizDialogue::answer(const ui::Look& look) const {
    return is_recall() ? ui::answer_view(quiz_.turn(), today_, look)
                       : ui::judged_view(quiz_.turn(), today_, look);
}

Bindings QuizDialogue::bindings() const {
    if (at_end_) return end_keys(!missed_keys(quiz_).empty());
    if (turn()->revealed()) {
        Bindings keys = is_recall() ? recall_keys() : judged_keys();
        const Bindings more = answer_shown_keys(*turn());
        keys.insert(keys.end() - 1, more.begin(), more.end());
        return keys;
    }
    Bindings keys = answer_keys(*turn());
    const bool has_letters = turn()->manner() != core::Manner::typed;
    keys.push_back(has_letters ? quit : end_of_input);
    if (has_letters) keys.push_back(add);
    keys.push_back(redraw);
    return keys;
}

// Who knows it without seeing it says so at once.
std::optional<Act> QuizDialogue::act_named(std::string_view word) const {
    if (!turn()) return std::nullopt;
    if (is_recall() && word == "y") return Act::count_right;
    if (is_recall() && word == "n") return Act::count_wrong;
    return CardDialogue::act_named(word);
}

std::string QuizDialogue::valid_lines() const {
    std::string valid = is_recall() ? "y (you knew it) or n" : "";
    if (!turn()->revealed()) valid += (valid.empty() ? "" : ", ") + valid_answers(*turn());
    return turn()->manner() == core::Manner::typed ? valid : valid + ", q (quit)";
}

std::optional<Act> QuizDialogue::foregone() const {
    if (at_end_) return Act::go_on;
    if (turn()->revealed() && !is_recall()) return Act::next;
    return std::nullopt;
}

// Once the answer has been shown, the clock no longer runs for this question.
std::optional<core::Milliseconds> QuizDialogue::deadline() const {
    return quiz_.is_over() || turn()->revealed() ? std::nullopt : deadline_;
}

void QuizDialogue::act(Act act, const std::string& words, Front& front) {
    if (act == Act::next) return count(quiz_.turn().credit(), front);
    if (act == Act::count_right) return count(1, front);
    if (act == Act::count_wrong) return count(0, front);
    if (act == Act::add && turn()) return pen_.add(words, turn()->card(), front);
    if (act == Act::quit) {
        settle(front);
        return end(front);
    }
    if (act == Act::review_misses) wants_misses_ = true;
    if (act == Act::review_misses || act == Act::go_on) {
        over_ = true;
        return;
    }
    CardDialogue::act(act, words, front);
}

void QuizDialogue::ask_next(Front& front) {
    if (quiz_.is_over()) return end(front);
    if (!is_late()) return ask(front);
    say_time_is_up(front);
    record(front, [this] { quiz_.run_out_of_time(); });
    end(front);
}

void QuizDialogue::count(double credit, Front& front) {
    reveal(front);
    record(front, [&] { quiz_.answer(credit, thought_for()); });
    front.ignore_repeat();
    ask_next(front);
}

void QuizDialogue::record(Front& front, const std::function<void()>& act) {
    try {
        act();
    } catch (const store::Error& error) {
        front.complain(
            fmt::format("not recorded: {} The answer counts for this quiz.", error.what()));
    }
}

void QuizDialogue::say_time_is_up(Front& front) {
    front.blank();
    front.say("Time is up.", ui::style::bold);
}

void QuizDialogue::run_out_of_time(Front& front) {
    say_time_is_up(front);
    record(front, [this] { quiz_.run_out_of_time(thought_for()); });
    front.wait_for_pause();
    end(front);
}

void QuizDialogue::settle(Front& front) {
    if (turn()->revealed() && !is_recall())
        record(front, [this] { quiz_.answer(quiz_.turn().credit(), thought_for()); });
}

void QuizDialogue::leave(Front& front) {
    if (!at_end_) {
        settle(front);
        show_end(front);
    }
    at_end_ = over_ = true;
}

void QuizDialogue::end(Front& front) {
    quiz_.stop();
    at_end_ = true;
    over_ = end_ == End::says_score;
    draw(front);
}

void QuizDialogue::draw(Front& front) {
    if (!at_end_) return CardDialogue::draw(front);
    show_end(front);
    if (!over_) front.offer({{}, bindings()});
}

void QuizDialogue::show_end(Front& front) {
    front.blank();
    front.print([this](const ui::Look& look) { return quiz_end_view(quiz_, look); });
}

}  // namespace dialogue
