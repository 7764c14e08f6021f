// How likely a card is known on a day. The curve is FSRS-6's (Open Spaced Repetition, 2025), with
// its default decay, and takes the card's interval for the stability: the days after which nine of
// ten such cards are still known. Measured on a learner's log and on simulated ones, it foretold
// the answers better than an exponential curve does.
#pragma once

#include "core/schedule/memory.hpp"

namespace core {

// From 0 to 1; 0 for a card that was never met. A day before its last answer counts as that day.
double recall(const Memory& memory, Day today);

// The days that have passed since a card's last answer, as a share of its interval, when its recall
// has fallen to that. Infinite where it never falls so low, negative where it is never so high.
double share_for_recall(double recall);

}  // namespace core
