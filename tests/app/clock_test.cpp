#include "app/clock.hpp"

#include "catch.hpp"
#include "variable.hpp"

#include <chrono>

using namespace std::chrono_literals;
using core::Minutes;

namespace {

core::Instant instant(const char* text) {
    const auto at = core::parse_rfc3339(text);
    INFO(text);
    REQUIRE(at);
    return *at;
}

}  // namespace

TEST_CASE("A fixed clock stands still, in the zone of that instant") {
    const Variable zone("TZ", "Europe/Berlin");
    const app::Clock clock(instant("2026-07-01T01:59:59Z"));
    const core::Moment now = clock.now(Minutes{240});
    CHECK(now.at == instant("2026-07-01T01:59:59Z"));
    CHECK(now.zone == Minutes{120});
    CHECK(core::iso_date(now.day) == "2026-06-30");
    CHECK(core::iso_date(clock.now(Minutes{0}).day) == "2026-07-01");
    CHECK(clock.now(Minutes{240}) == now);
}

TEST_CASE("A clock that is not fixed says what the system says, to the millisecond") {
    const auto before = std::chrono::floor<core::Milliseconds>(std::chrono::system_clock::now());
    const core::Moment now = app::Clock(std::nullopt).now(Minutes{240});
    CHECK(now.at >= before);
    CHECK(now.at <= std::chrono::system_clock::now());
    CHECK(now.zone == app::zone_at(now.at));
    CHECK(now.day == core::study_day(now.at, now.zone, Minutes{240}));
}

TEST_CASE("The zone is that of the instant, in summer and in winter") {
    const Variable zone("TZ", "Europe/Berlin");
    CHECK(app::zone_at(instant("2026-01-15T12:00:00Z")) == Minutes{60});
    CHECK(app::zone_at(instant("2026-07-15T12:00:00Z")) == Minutes{120});
    CHECK(app::zone_at(instant("2026-03-29T00:59:59Z")) == Minutes{60});
    CHECK(app::zone_at(instant("2026-03-29T01:00:00Z")) == Minutes{120});
    CHECK(app::zone_at(instant("2026-10-25T00:59:59Z")) == Minutes{120});
    CHECK(app::zone_at(instant("2026-10-25T01:00:00Z")) == Minutes{60});
}

TEST_CASE("A study day that has begun goes on when the zone's clock goes back") {
    const Variable zone("TZ", "Europe/Berlin");
    const auto day_at = [](const char* at) {
        return core::iso_date(app::Clock(instant(at)).now(Minutes{150}).day);  // from 02:30 on
    };
    CHECK(day_at("2026-10-25T00:29:00Z") == "2026-10-24");
    CHECK(day_at("2026-10-25T00:31:00Z") == "2026-10-25");
    CHECK(day_at("2026-10-25T01:01:00Z") == "2026-10-25");
    CHECK(day_at("2026-10-25T01:31:00Z") == "2026-10-25");
}

TEST_CASE("A zone that is set while the program runs counts from then on") {
    const auto at = instant("2026-07-15T12:00:00Z");
    const Variable zone("TZ", "UTC");
    CHECK(app::zone_at(at) == Minutes{0});
    const Variable kolkata("TZ", "Asia/Kolkata");
    CHECK(app::zone_at(at) == Minutes{330});
    const Variable st_johns("TZ", "America/St_Johns");
    CHECK(app::zone_at(at) == Minutes{-150});
}

TEST_CASE("The clock that files are stamped with is the system's") {
    const auto system_ns = [] {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
    };
    const auto before = system_ns();
    const auto now = app::stamp_clock_ns();
    CHECK(before <= now);
    CHECK(now <= system_ns());
}
