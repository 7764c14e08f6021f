// The SM-2 style scheduler. SM-2 (P. A. Wozniak, Optimization of learning, 1990, section 3.2) gives
// the intervals and the ease; learning steps, fuzz, credit for late and early reviews, and a lapse
// that does not ruin a card, are additions. tests/golden/sm2-style.txt holds vectors that it
// matches line by line. Integers only, so every machine replays a history alike.
#pragma once

#include "core/schedule/outcome.hpp"

namespace core {

// The outcome of all four grades, as preview() in core/schedule/scheduler.hpp gives it but for the
// dues of other phases, which are left as they were.
Preview sm2(const Memory& before, Instant at, Day day, std::uint64_t seed,
            const SchedulerSettings& settings);

// The days among which fuzz may choose for an unfuzzed interval, before any bound.
DayRange fuzz_range(int interval);

}  // namespace core
