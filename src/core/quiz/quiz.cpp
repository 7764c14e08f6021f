#include "core/quiz/quiz.hpp"

#include <utility>

namespace core {

Quiz::Quiz(std::vector<Turn> questions, Record record)
    : questions_(std::move(questions)), record_(std::move(record)), is_over_(questions_.empty()) {}

void Quiz::leave(QuizAnswered answered) {
    answered_.push_back(std::move(answered));
    is_over_ = answered_.back().timed_out || position_ + 1 == questions_.size();
    if (!is_over_) ++position_;
    record_(answered_.back());
}

void Quiz::answer(double credit, Milliseconds took) {
    if (!is_over_) leave({turn(), credit, took, false});
}

void Quiz::run_out_of_time(Milliseconds took) {
    if (is_over_) return;
    not_asked_ = total() - position();
    leave({turn(), 0, took, true});
}

void Quiz::run_out_of_time() {
    if (is_over_) return;
    not_asked_ = total() - position() + 1;
    is_over_ = true;
}

}  // namespace core
