// The only place that asks what time it is, and in which zone.
#pragma once

#include "core/schedule/time.hpp"

#include <functional>
#include <optional>

namespace app {

class Clock {
public:
    // Stands still at `fixed`, if given (EBB_NOW).
    explicit Clock(std::optional<core::Instant> fixed) : fixed_(fixed) {}

    // The present instant, the zone's offset at it, and its study day.
    core::Moment now(core::Minutes rollover) const;

    // Runs evenly, whatever the clock does: for time taken, guards and timeouts.
    static core::Milliseconds steady();

private:
    std::optional<core::Instant> fixed_;
};

// The offset of the local zone at that instant.
core::Minutes zone_at(core::Instant at);

}  // namespace app
