// A quiz: quick questions, each judged at once, and what it came to at the end. The schedule is
// never touched.
#pragma once

#include "core/quiz/quiz.hpp"
#include "dialogue/card_dialogue.hpp"
#include "dialogue/pen.hpp"

#include <functional>
#include <optional>

namespace dialogue {

class QuizDialogue : public CardDialogue {
public:
    // Whether the misses may be worked on at once when it is over.
    enum class End { offers_misses, says_score };

    // `limit` is for the whole quiz, from now on; `today` is for facts that may be stale.
    QuizDialogue(core::Quiz& quiz, Pen pen, std::optional<core::Milliseconds> limit,
                 core::Day today, End end, Watch watch);

    // The learner wants to review what was missed.
    bool wants_misses() const { return wants_misses_; }

    void begin(Front& front) override { ask_next(front); }
    bool is_over() const override { return over_; }
    Bindings bindings() const override;
    void act(Act act, const std::string& words, Front& front) override;
    void leave(Front& front) override;
    void draw(Front& front) override;
    std::optional<Act> act_named(std::string_view word) const override;
    std::string valid_lines() const override;
    std::optional<Act> foregone() const override;
    std::optional<core::Milliseconds> deadline() const override;
    void run_out_of_time(Front& front) override;

private:
    core::Turn* turn() override { return at_end_ ? nullptr : &quiz_.turn(); }
    const core::Turn* turn() const override { return at_end_ ? nullptr : &quiz_.turn(); }
    ui::Line header(const ui::Look& look) const override;
    ui::Lines answer(const ui::Look& look) const override;

    // Only the learner can tell whether this question was known.
    bool is_recall() const { return quiz_.turn().manner() == core::Manner::recall; }
    bool is_late() const { return deadline_ && steady() >= *deadline_; }
    void ask_next(Front& front);
    void count(double credit, Front& front);
    // Runs what records an answer; where that fails, the answer counts all the same.
    void record(Front& front, const std::function<void()>& act);
    // What has been judged already counts, also for who leaves.
    void settle(Front& front);
    void say_time_is_up(Front& front);
    void end(Front& front);
    void show_end(Front& front);

    core::Quiz& quiz_;
    Pen pen_;
    std::optional<core::Milliseconds> deadline_;
    core::Day today_;
    End end_;
    bool at_end_ = false;
    bool over_ = false;
    bool wants_misses_ = false;
};

}  // namespace dialogue
