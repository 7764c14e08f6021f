#include "core/schedule/recall.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core {
namespace {

constexpr double decay = 0.1542;  // w20 of FSRS-6
constexpr double known_after_an_interval = 0.9;

// How much a whole interval weighs.
double factor() {
    static const double factor = std::pow(known_after_an_interval, -1 / decay) - 1;
    return factor;
}

}  // namespace

double recall(const Memory& memory, Day today) {
    if (memory.phase == Phase::fresh) return 0;
    const auto elapsed = static_cast<double>(std::max(today - memory.last_day, Days{0}).count());
    const double stability = std::max(memory.interval, 1);
    return std::pow(1 + factor() * elapsed / stability, -decay);
}

double share_for_recall(double recall) {
    if (recall <= 0) return std::numeric_limits<double>::infinity();
    return (std::pow(recall, -1 / decay) - 1) / factor();
}

}  // namespace core
