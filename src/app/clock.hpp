// The only place that asks what time it is, and in which zone. How long something takes is asked of
// base/system/steady.hpp.
#pragma once

#include "core/schedule/time.hpp"

#include <cstdint>
#include <optional>

namespace app {

// By which clocks may differ, and be set back, without a word.
inline constexpr std::chrono::hours clock_slack{1};

class Clock {
public:
    // Stands still at `fixed`, if given (EBB_NOW).
    explicit Clock(std::optional<core::Instant> fixed) : fixed_(fixed) {}

    // The present instant, the zone's offset at it, and its study day.
    core::Moment now(core::Minutes rollover) const;

private:
    std::optional<core::Instant> fixed_;
};

// The offset of the local zone at that instant.
core::Minutes zone_at(core::Instant at);

// Nanoseconds since 1970 by the clock that files are stamped with. EBB_NOW does not move it:
// whether a file may have changed just after it was read depends on what time it really was.
std::int64_t stamp_clock_ns();

}  // namespace app
