// What a scheduler is set to, and what it gives: what each of the four grades makes of a card.
#pragma once

#include "core/schedule/memory.hpp"

#include <array>
#include <vector>

namespace core {

// The settings of the scheduler, as the configuration file names them. Multipliers in permille.
struct SchedulerSettings {
    std::vector<int> learning_steps_s{60, 600};
    std::vector<int> relearning_steps_s{600};
    int interval_multiplier = 1000;
    int lapse_multiplier = 0;
    int max_days = 36500;
    bool fuzz = true;

    bool operator==(const SchedulerSettings&) const = default;
};

// Whole days, both ends included.
struct DayRange {
    int low;
    int high;
};

// What one grade makes of a card.
struct Outcome {
    Memory memory;
    // Where a shift of the due day may move it, as intervals; {0, 0} in learning.
    DayRange permitted{0, 0};
};

// The outcome of all four grades, indexed by grade.
struct Preview {
    std::array<Outcome, 4> outcomes;
    const Outcome& operator[](Grade g) const { return outcomes[static_cast<std::size_t>(g) - 1]; }
};

}  // namespace core
