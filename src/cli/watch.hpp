// The watch that dialogues go by: the run's own clock.
#pragma once

#include "cli/context.hpp"
#include "dialogue/watch.hpp"

namespace cli {

inline dialogue::Watch watch_of(const Context& context) {
    return {[&context] { return context.now(); }, app::Clock::steady};
}

}  // namespace cli
