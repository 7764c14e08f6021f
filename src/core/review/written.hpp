// What became of an act about a card, for those who write it and those who asked for it.
#pragma once

#include "core/schedule/scheduler.hpp"

#include <cstdint>

namespace core {

struct Written {
    bool stale = false;    // another window was faster: nothing was written
    std::int64_t row = 0;  // of the log
    Memory memory;         // of the card, after it
    bool idle = false;     // it would have changed nothing: nothing was written
};

}  // namespace core
