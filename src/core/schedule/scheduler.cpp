#include "core/schedule/scheduler.hpp"

#include "core/schedule/sm2.hpp"

namespace core {

Preview preview(const Memory& before, Instant at, Day day, std::uint64_t seed,
                const SchedulerSettings& settings) {
    Preview preview = sm2(before, at, day, seed, settings);
    for (Outcome& outcome : preview.outcomes) {
        Memory& memory = outcome.memory;
        if (memory.phase == Phase::review) memory.due_at = {};
        if (memory.is_learning()) memory.due_day = {};
    }
    return preview;
}

}  // namespace core
