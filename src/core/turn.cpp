#include "core/turn.hpp"

#include "core/json.hpp"
#include "core/judge.hpp"
#include "core/quantity.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <numeric>

namespace core {

Turn::Turn(ShownCard card, std::uint64_t seed) : card_(std::move(card)) {
    const std::size_t right = note().right.size();
    std::vector<std::size_t> order(right + note().wrong.size());
    std::iota(order.begin(), order.end(), 0);
    Random(seed).shuffle(std::span(order));
    for (const std::size_t index : order) {
        options_.push_back(index < right ? note().right[index] : note().wrong[index - right]);
        right_.push_back(index < right);
    }
    picked_.resize(order.size(), false);
}

void Turn::finish(Grade suggestion) {
    revealed_ = true;
    suggestion_ = suggestion;
}

void Turn::reveal() {
    if (revealed_) return;
    switch (note().kind) {
        case Kind::question:
        case Kind::cloze:
            return finish(Grade::good);
        case Kind::points:
            points_shown_ = note().points.size();
            had_.resize(note().points.size(), false);
            return finish(judge_points(static_cast<int>(std::count(had_.begin(), had_.end(), true)),
                                       static_cast<int>(had_.size())));
        case Kind::choice:
        case Kind::number:
            return finish(Grade::again);
    }
}

bool Turn::show_hint() {
    if (hints_shown_ >= static_cast<int>(note().hints.size())) return false;
    ++hints_shown_;
    return true;
}

bool Turn::pick(std::size_t index) {
    if (revealed_ || index >= options_.size()) return false;
    picked_[index] = !picked_[index];
    if (!wants_several()) submit();
    return true;
}

void Turn::submit() {
    if (!revealed_) finish(judge_choice(picked_, right_));
}

bool Turn::estimate(std::string_view text) {
    if (revealed_) return false;
    estimated_ = parse_estimate(text, note().unit);
    if (!estimated_) return false;
    finish(judge_number(*estimated_, note().number, note().within));
    return true;
}

void Turn::show_point() {
    if (!revealed_ && points_shown_ == had_.size() && points_shown_ < note().points.size())
        ++points_shown_;
}

void Turn::judge_point(bool had) {
    if (revealed_) return;
    if (points_shown_ == had_.size()) return;
    had_.push_back(had);
    if (had_.size() == note().points.size()) reveal();
}

std::string Turn::given() const {
    JsonObject detail;
    const auto numbers = [](const std::vector<bool>& marks, bool which) {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (marks[i] == which) out.push_back(std::to_string(i + 1));
        return out;
    };
    switch (note().kind) {
        case Kind::choice: {
            std::vector<std::string> given;
            for (std::size_t i = 0; i < options_.size(); ++i)
                if (picked_[i]) given.push_back(options_[i]);
            if (given.empty()) return {};
            return detail.add("given", given).text();
        }
        case Kind::number:
            if (!estimated_) return {};
            return detail.add("given", number_text(*estimated_)).text();
        case Kind::points: {
            const auto missed = numbers(had_, false);
            if (missed.empty()) return {};
            return detail.add("missed", missed).text();
        }
        default:
            return {};
    }
}

}  // namespace core
