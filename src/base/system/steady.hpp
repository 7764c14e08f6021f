// How long something takes: a clock that runs evenly, whatever happens to the time of day.
#pragma once

#include <chrono>

namespace base {

// Since some moment that stays the same as long as the program runs.
std::chrono::milliseconds steady_time();

}  // namespace base
