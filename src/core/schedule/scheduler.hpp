// Scheduling as all others see it: a pure function from what is known of a card to what each of
// the four grades would make of it. How it is worked out is core/schedule/sm2.hpp.
#pragma once

#include "core/schedule/outcome.hpp"

#include <cstdint>

namespace core {

// `seed` is the hash of the card's key; `at` and `day` are when the answer is given. The memories
// are those that are kept: each holds only the due of its own phase, so that equal ones are equal.
Preview preview(const Memory& before, Instant at, Day day, std::uint64_t seed,
                const SchedulerSettings& settings);

}  // namespace core
