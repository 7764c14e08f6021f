// How well a card is known, by FSRS-6 (Open Spaced Repetition, 2025): how long a memory lasts, and
// how hard the card is to keep. Whole study days; quizzes are no reviews. It decides nothing.
#pragma once

#include "core/schedule/memory.hpp"

#include <array>

namespace core {

// w[0..20], as published.
using FsrsWeights = std::array<double, 21>;
inline constexpr FsrsWeights default_weights{
    0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001,  1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};

// What is known of one card.
struct Strength {
    double stability =
        0;  // days until nine of ten such cards are known: 0.001 to 36,500; 0: never met
    double difficulty = 0;  // 1 to 10

    bool operator==(const Strength&) const = default;
};

// Of a card that was never met, by its first answer.
Strength first_strength(Grade grade, const FsrsWeights& weights = default_weights);

// After an answer so many whole study days (0 and more) behind the one before.
Strength next_strength(const Strength& before, Grade grade, int days,
                       const FsrsWeights& weights = default_weights);

// Of a card that another scheduler gave an interval (days) and an ease (1.3 and more), by whose
// measure the share `kept` of such cards is known when they come back.
Strength strength_from(double ease, double interval, double kept,
                       const FsrsWeights& weights = default_weights);

// The chance (0 to 1) that a card of that stability is known after so many days: (1 + f t/S)^-w20.
double chance_of_recall(double stability, double days, double decay = default_weights[20]);

}  // namespace core
