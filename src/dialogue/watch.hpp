// What time it is, as a dialogue asks it.
#pragma once

#include "core/schedule/time.hpp"

#include <functional>

namespace dialogue {

struct Watch {
    std::function<core::Moment()> now;
    // Runs evenly, whatever the clock does: for time taken, guards and limits.
    std::function<core::Milliseconds()> steady;
};

}  // namespace dialogue
