#include "core/schedule/fsrs.hpp"

#include <algorithm>
#include <cmath>

namespace core {
namespace {

constexpr double known_after_stability = 0.9;

// How much a whole stability weighs in the curve.
double factor(double decay) {
    return std::pow(known_after_stability, -1 / decay) - 1;
}

double within_days(double stability) {
    return std::clamp(stability, 0.001, 36'500.0);
}

double within_bounds(double difficulty) {
    return std::clamp(difficulty, 1.0, 10.0);
}

double number_of(Grade grade) {
    return static_cast<double>(grade);
}

// Not yet within bounds: the mean that difficulty goes back to is beyond them.
double first_difficulty(Grade grade, const FsrsWeights& w) {
    return w[4] - std::exp(w[5] * (number_of(grade) - 1)) + 1;
}

// The nearer to the end, the less it rises; and a little of it goes back to that of `easy`.
double next_difficulty(double before, Grade grade, const FsrsWeights& w) {
    const double change = -w[6] * (number_of(grade) - 3);
    const double damped = before + change * (10 - before) / 9;
    return within_bounds(w[7] * first_difficulty(Grade::easy, w) + (1 - w[7]) * damped);
}

double after_pass(const Strength& before, Grade grade, double chance, const FsrsWeights& w) {
    const double by_grade = grade == Grade::hard ? w[15] : grade == Grade::easy ? w[16] : 1;
    const double gain = std::exp(w[8]) * (11 - before.difficulty) *
                        std::pow(before.stability, -w[9]) * (std::exp(w[10] * (1 - chance)) - 1) *
                        by_grade;
    return before.stability * (1 + gain);
}

// Never more than was left of it on the same day.
double after_lapse(const Strength& before, double chance, const FsrsWeights& w) {
    const double kept = w[11] * std::pow(before.difficulty, -w[12]) *
                        (std::pow(before.stability + 1, w[13]) - 1) *
                        std::exp(w[14] * (1 - chance));
    return std::min(kept, before.stability / std::exp(w[17] * w[18]));
}

double on_the_same_day(double stability, Grade grade, const FsrsWeights& w) {
    const double gain =
        std::exp(w[17] * (number_of(grade) - 3 + w[18])) * std::pow(stability, -w[19]);
    return stability * (grade == Grade::again ? gain : std::max(gain, 1.0));
}

double next_stability(const Strength& before, Grade grade, int days, const FsrsWeights& w) {
    if (days <= 0) return on_the_same_day(before.stability, grade, w);
    const double chance = chance_of_recall(before.stability, days, w[20]);
    return grade == Grade::again ? after_lapse(before, chance, w)
                                 : after_pass(before, grade, chance, w);
}

}  // namespace

Strength first_strength(Grade grade, const FsrsWeights& weights) {
    const auto index = static_cast<std::size_t>(grade) - 1;
    return {within_days(weights[index]), within_bounds(first_difficulty(grade, weights))};
}

Strength next_strength(const Strength& before, Grade grade, int days, const FsrsWeights& weights) {
    return {within_days(next_stability(before, grade, days, weights)),
            next_difficulty(before.difficulty, grade, weights)};
}

Strength strength_from(double ease, double interval, double kept, const FsrsWeights& w) {
    const double stability =
        within_days(interval * factor(w[20]) / (std::pow(kept, -1 / w[20]) - 1));
    const double gain =
        std::exp(w[8]) * std::pow(stability, -w[9]) * (std::exp(w[10] * (1 - kept)) - 1);
    return {stability, within_bounds(11 - (ease - 1) / gain)};
}

double chance_of_recall(double stability, double days, double decay) {
    return std::pow(1 + factor(decay) * days / stability, -decay);
}

}  // namespace core
