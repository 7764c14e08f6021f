#include "app/clock.hpp"

#include <ctime>

namespace app {

core::Minutes zone_at(core::Instant at) {
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    std::tm local{};
    ::tzset();  // localtime_r need not look at TZ by itself
    ::localtime_r(&seconds, &local);
    return std::chrono::floor<core::Minutes>(std::chrono::seconds{local.tm_gmtoff});
}

core::Moment Clock::now(core::Minutes rollover) const {
    const core::Instant at =
        fixed_.value_or(std::chrono::floor<core::Milliseconds>(std::chrono::system_clock::now()));
    return {at, zone_at(at), core::lived_day(at, zone_at, rollover)};
}

std::int64_t stamp_clock_ns() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

}  // namespace app
