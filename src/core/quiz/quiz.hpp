// A quiz: questions one after the other, each with a credit from 0 to 1. A state machine without
// clock, disk or screen; it knows nothing of the schedule.
#pragma once

#include "core/judge/turn.hpp"

#include <functional>
#include <vector>

namespace core {

struct QuizAnswered {
    Turn turn;          // with what was given
    double credit = 0;  // 0 to 1
    Milliseconds took{};
    bool timed_out = false;
};

class Quiz {
public:
    // `record` keeps each answer. What it throws passes through, and the quiz goes on all the same:
    // the answer counts.
    using Record = std::function<void(const QuizAnswered&)>;
    Quiz(std::vector<Turn> questions, Record record);

    bool is_over() const { return is_over_; }
    // The question that is asked, until it is over.
    Turn& turn() { return questions_[position_]; }
    const Turn& turn() const { return questions_[position_]; }
    // "3 of 10"
    int position() const { return static_cast<int>(position_) + 1; }
    int total() const { return static_cast<int>(questions_.size()); }

    // The question is answered, and the next one is asked. The learner's word counts more than the
    // turn's own credit.
    void answer(double credit, Milliseconds took);
    // The time has run out: this question is not answered, and those behind it are not asked.
    void run_out_of_time(Milliseconds took);
    // The same before this question was shown: it is not asked either.
    void run_out_of_time();
    // Enough: this question and those behind it are left out of the result.
    void stop() { is_over_ = true; }

    const std::vector<QuizAnswered>& answered() const { return answered_; }
    // Questions that the time did not suffice to ask.
    int not_asked() const { return not_asked_; }

private:
    void leave(QuizAnswered answered);

    std::vector<Turn> questions_;
    Record record_;
    std::size_t position_ = 0;
    bool is_over_ = false;
    std::vector<QuizAnswered> answered_;
    int not_asked_ = 0;
};

}  // namespace core
