#include "core/schedule/time.hpp"

#include "base/numbers/random.hpp"
#include "catch.hpp"
#include "variable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace core;
using namespace std::chrono_literals;

namespace {

// Sets the process's zone for one test, and knows its offset at any instant.
class Zone {
public:
    explicit Zone(const char* name) : variable_("TZ", name) { tzset(); }

    Minutes offset(Instant at) const {
        const std::time_t seconds =
            std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
        std::tm local{};
        localtime_r(&seconds, &local);
        return std::chrono::floor<Minutes>(std::chrono::seconds{local.tm_gmtoff});
    }

private:
    Variable variable_;
};

Instant instant(const char* text) {
    const auto at = parse_rfc3339(text);
    INFO(text);
    REQUIRE(at.has_value());
    return *at;
}

Day date(int year, unsigned month, unsigned day) {
    return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

// The instants of UTC that fall on each study day.
void check_days(Minutes rollover,
                const std::vector<std::pair<std::string, std::vector<const char*>>>& table) {
    for (const auto& [day, instants] : table) {
        for (const char* at : instants) {
            CAPTURE(at);
            CHECK(iso_date(study_day(instant(at), 0min, rollover)) == day);
        }
    }
}

// The study day as a learner in that zone lives it.
std::string day_in(const Zone& zone, const char* at, Minutes rollover = 4h) {
    return iso_date(lived_day(
        instant(at), [&](Instant then) { return zone.offset(then); }, rollover));
}

}  // namespace

TEST_CASE("a study day begins at the rollover hour", "[time]") {
    check_days(4h, {{"2026-11-21", {"2026-11-22T03:59:59Z"}},
                    {"2026-11-22", {"2026-11-22T04:00:00Z", "2026-11-22T23:59:59Z"}}});
    check_days(0h, {{"2026-11-22", {"2026-11-22T00:00:00Z"}},
                    {"2026-11-21", {"2026-11-21T23:59:59.999Z"}}});
    check_days(
        23h, {{"2026-11-21", {"2026-11-22T22:59:00Z"}}, {"2026-11-22", {"2026-11-22T23:00:00Z"}}});
}

TEST_CASE("the day follows the zone's offset", "[time]") {
    const Instant at = instant("2026-11-22T22:45:00Z");
    CHECK(iso_date(study_day(at, 0min, 4h)) == "2026-11-22");
    CHECK(iso_date(study_day(at, 5h + 30min, 4h)) == "2026-11-23");  // 04:15 in Kolkata
    CHECK(iso_date(study_day(at, 5h, 4h)) == "2026-11-22");          // 03:45 in Karachi
    CHECK(iso_date(study_day(at, -11h, 4h)) == "2026-11-22");
    CHECK(iso_date(study_day(at, 14h, 4h)) == "2026-11-23");
    CHECK(iso_date(study_day(instant("2026-11-22T05:00:00Z"), -3h - 30min, 4h)) == "2026-11-21");
}

TEST_CASE("days before 1970 and leap days are days like others", "[time]") {
    check_days(4h, {{"1969-12-31", {"1970-01-01T03:59:59Z", "1969-12-31T04:00:00Z"}},
                    {"1901-02-28", {"1901-03-01T03:00:00Z"}},
                    {"2028-02-29", {"2028-03-01T03:59:00Z", "2028-02-29T04:00:00Z"}}});
    CHECK(date(2028, 3, 1) - date(2028, 2, 28) == Days{2});
    CHECK(date(2027, 3, 1) - date(2027, 2, 28) == Days{1});
    CHECK(study_day(Instant{Milliseconds{-1}}, 0min, 0h) == Day{Days{-1}});
}

TEST_CASE("a day's start is its first instant, for every offset and rollover", "[time]") {
    for (Minutes zone = -12h; zone <= 14h; zone += 15min)
        for (int hour = 0; hour <= 23; ++hour) {
            const Minutes rollover = std::chrono::hours{hour};
            for (const Day day :
                 {date(1969, 12, 31), date(1970, 1, 1), date(2028, 2, 29), date(2026, 12, 31)}) {
                const Instant start = start_of(day, zone, rollover);
                if (study_day(start, zone, rollover) != day ||
                    study_day(start - 1ms, zone, rollover) != day - Days{1} ||
                    start_of(day + Days{1}, zone, rollover) - start != 24h)
                    FAIL("zone " << zone.count() << " rollover " << hour << " " << iso_date(day));
            }
        }
}

TEST_CASE("within one offset the day never goes back", "[time]") {
    base::Random random(5);
    for (int i = 0; i < 2000; ++i) {
        const Minutes zone{static_cast<int>(random.below(26 * 60)) - 12 * 60};
        const Minutes rollover{static_cast<int>(random.below(24 * 60))};
        const Instant at{Milliseconds{static_cast<std::int64_t>(random.below(8'000'000'000'000)) -
                                      4'000'000'000'000}};
        const Instant later = at + Milliseconds{random.below(4 * 86'400'000)};
        const Day first = study_day(at, zone, rollover);
        const Day second = study_day(later, zone, rollover);
        CHECK(first <= second);
        CHECK(start_of(first, zone, rollover) <= at);
        CHECK(at < start_of(first + Days{1}, zone, rollover));
    }
}

TEST_CASE("clocks that go forward lose no study day", "[time]") {
    const Zone berlin("Europe/Berlin");  // 2026-03-29: 02:00 becomes 03:00 at 01:00 UTC
    REQUIRE(berlin.offset(instant("2026-03-29T00:59:59Z")) == 1h);
    REQUIRE(berlin.offset(instant("2026-03-29T01:00:00Z")) == 2h);
    CHECK(day_in(berlin, "2026-03-29T01:59:59Z") == "2026-03-28");  // 03:59:59
    CHECK(day_in(berlin, "2026-03-29T02:00:00Z") == "2026-03-29");  // 04:00:00
    CHECK(day_in(berlin, "2026-03-29T00:59:59Z", 3h) == "2026-03-28");
    CHECK(day_in(berlin, "2026-03-29T01:00:00Z", 3h) == "2026-03-29");
    // A rollover that does not exist on this night: the day begins when the gap ends.
    CHECK(day_in(berlin, "2026-03-29T00:59:59Z", 2h + 30min) == "2026-03-28");
    CHECK(day_in(berlin, "2026-03-29T01:00:00Z", 2h + 30min) == "2026-03-29");
}

TEST_CASE("clocks that go back repeat no study day", "[time]") {
    const Zone berlin("Europe/Berlin");  // 2026-10-25: 03:00 becomes 02:00 at 01:00 UTC
    REQUIRE(berlin.offset(instant("2026-10-25T00:59:59Z")) == 2h);
    REQUIRE(berlin.offset(instant("2026-10-25T01:00:00Z")) == 1h);
    CHECK(day_in(berlin, "2026-10-25T02:59:59Z") == "2026-10-24");
    CHECK(day_in(berlin, "2026-10-25T03:00:00Z") == "2026-10-25");
    CHECK(day_in(berlin, "2026-10-26T02:59:59Z") == "2026-10-25");
    CHECK(day_in(berlin, "2026-10-26T03:00:00Z") == "2026-10-26");

    const Zone york("America/New_York");  // 2026-11-01: 02:00 becomes 01:00 at 06:00 UTC
    CHECK(day_in(york, "2026-11-01T08:59:59Z") == "2026-10-31");
    CHECK(day_in(york, "2026-11-01T09:00:00Z") == "2026-11-01");
}

TEST_CASE("a day that has begun inside the repeated hour does not begin again", "[time]") {
    const Zone berlin("Europe/Berlin");
    const Minutes rollover = 2h + 30min;
    CHECK(day_in(berlin, "2026-10-25T00:29:59Z", rollover) == "2026-10-24");  // 02:29:59 summer
    CHECK(day_in(berlin, "2026-10-25T00:30:00Z", rollover) == "2026-10-25");  // 02:30
    CHECK(day_in(berlin, "2026-10-25T01:00:00Z", rollover) == "2026-10-25");  // 02:00 again
    CHECK(day_in(berlin, "2026-10-25T01:30:00Z", rollover) == "2026-10-25");  // 02:30 again
    CHECK(day_in(berlin, "2026-10-25T01:00:00Z", 3h) == "2026-10-24");  // 03:00 was not reached

    const Zone lord_howe("Australia/Lord_Howe");  // 2026-04-05: 02:00 +11 becomes 01:30 +10:30
    const Minutes quarter_to_two = 1h + 45min;
    CHECK(day_in(lord_howe, "2026-04-04T14:44:59Z", quarter_to_two) == "2026-04-04");
    CHECK(day_in(lord_howe, "2026-04-04T14:45:00Z", quarter_to_two) == "2026-04-05");
    CHECK(day_in(lord_howe, "2026-04-04T15:00:00Z", quarter_to_two) == "2026-04-05");

    const Zone havana("America/Havana");  // 2026-11-01: 01:00 becomes 00:00, with the date's end
    CHECK(day_in(havana, "2026-11-01T03:59:59Z", 0h) == "2026-10-31");
    CHECK(day_in(havana, "2026-11-01T04:00:00Z", 0h) == "2026-11-01");
    CHECK(day_in(havana, "2026-11-01T05:00:00Z", 0h) == "2026-11-01");
}

TEST_CASE("a day does not begin early because the clocks go back before its rollover", "[time]") {
    const Zone berlin("Europe/Berlin");
    CHECK(day_in(berlin, "2026-10-25T02:30:00Z", 4h) == "2026-10-24");  // 04:30 in summer's time
    CHECK(day_in(berlin, "2026-10-25T03:45:00Z", 5h + 30min) == "2026-10-24");
    CHECK(day_in(berlin, "2026-10-25T04:29:59Z", 5h + 30min) == "2026-10-24");
    CHECK(day_in(berlin, "2026-10-25T04:30:00Z", 5h + 30min) == "2026-10-25");
}

TEST_CASE("half-hour zones and half-hour summer times are exact to the minute", "[time]") {
    const Zone kolkata("Asia/Kolkata");
    REQUIRE(kolkata.offset(instant("2026-11-22T00:00:00Z")) == 5h + 30min);
    CHECK(day_in(kolkata, "2026-11-21T22:29:59Z") == "2026-11-21");
    CHECK(day_in(kolkata, "2026-11-21T22:30:00Z") == "2026-11-22");

    const Zone lord_howe("Australia/Lord_Howe");  // 2026-10-04: 02:00 +10:30 becomes 02:30 +11
    REQUIRE(lord_howe.offset(instant("2026-10-03T15:29:59Z")) == 10h + 30min);
    REQUIRE(lord_howe.offset(instant("2026-10-03T15:30:00Z")) == 11h);
    CHECK(day_in(lord_howe, "2026-10-03T16:59:59Z") == "2026-10-03");
    CHECK(day_in(lord_howe, "2026-10-03T17:00:00Z") == "2026-10-04");
    CHECK(day_in(lord_howe, "2026-04-04T17:29:59Z") == "2026-04-04");  // back at +10:30
    CHECK(day_in(lord_howe, "2026-04-04T17:30:00Z") == "2026-04-05");

    const Zone st_johns("America/St_Johns");
    REQUIRE(st_johns.offset(instant("2026-01-10T00:00:00Z")) == -3h - 30min);
    CHECK(day_in(st_johns, "2026-01-10T07:29:59Z") == "2026-01-09");
    CHECK(day_in(st_johns, "2026-01-10T07:30:00Z") == "2026-01-10");
}

TEST_CASE("an island that skips a date skips all but the small hours of that study day", "[time]") {
    const Zone apia("Pacific/Apia");  // there was no 2011-12-30: from -10 to +14 at 10:00 UTC
    REQUIRE(apia.offset(instant("2011-12-30T09:59:59Z")) == -10h);
    REQUIRE(apia.offset(instant("2011-12-30T10:00:00Z")) == 14h);
    CHECK(day_in(apia, "2011-12-30T09:59:59Z") == "2011-12-29");
    CHECK(day_in(apia, "2011-12-30T10:00:00Z") == "2011-12-30");
    CHECK(day_in(apia, "2011-12-30T13:59:59Z") == "2011-12-30");
    CHECK(day_in(apia, "2011-12-30T14:00:00Z") == "2011-12-31");
}

TEST_CASE("through a whole year no zone and no rollover loses a study day or gives one twice",
          "[time]") {
    for (const auto* name :
         {"Europe/Berlin", "America/New_York", "America/Havana", "Australia/Lord_Howe",
          "Antarctica/Troll", "Asia/Kolkata", "Pacific/Apia", "America/St_Johns"}) {
        const Zone zone(name);
        constexpr auto step = 30min;
        std::map<Instant, Minutes> offsets;
        const Instant begin = instant("2026-01-01T00:00:00Z");
        const Instant end = instant("2027-01-01T00:00:00Z");
        for (Instant at = begin - 3h; at < end; at += step) offsets[at] = zone.offset(at);
        const auto offset = [&](Instant at) {
            const auto known = offsets.find(at);
            return known == offsets.end() ? zone.offset(at) : known->second;
        };
        for (Minutes rollover = 0h; rollover < 24h; rollover += 15min) {
            Day latest = lived_day(begin, offset, rollover);
            for (Instant at = begin; at < end; at += step) {
                const Day day = lived_day(at, offset, rollover);
                if (day > latest + Days{1} || day < latest)
                    FAIL(name << " rollover " << rollover.count() << " at "
                              << rfc3339(at, offset(at)));
                latest = day;
            }
        }
    }
}

TEST_CASE("an evening review does not drift into the next evening", "[time]") {
    const Zone york("America/New_York");
    // Learned at 21:00 before the clocks go forward, and looked for at 20:30 the day after: one
    // study day later, though only 22.5 hours have gone by.
    const Instant learned = instant("2026-03-07T21:00:00-05:00");
    const Instant evening = instant("2026-03-08T20:30:00-04:00");
    CHECK(study_day(evening, york.offset(evening), 4h) -
              study_day(learned, york.offset(learned), 4h) ==
          Days{1});
}

TEST_CASE("travel moves the study day by one at most", "[time]") {
    const std::vector<Minutes> zones{-11h, -5h, 0h, 5h + 30min, 9h, 12h + 45min};
    for (Instant at = instant("2026-06-01T00:00:00Z"); at < instant("2026-06-03T00:00:00Z");
         at += 30min)
        for (const Minutes from : zones)
            for (const Minutes to : zones) {
                const Days moved = study_day(at, to, 4h) - study_day(at, from, 4h);
                CHECK(moved >= Days{-1});
                CHECK(moved <= Days{1});
            }
}

TEST_CASE("date-times with an offset are read", "[time]") {
    CHECK(instant("1970-01-01T00:00:00Z") == Instant{});
    CHECK(instant("1970-01-01T00:00:00.5Z") == Instant{500ms});
    CHECK(instant("1970-01-01T00:00:00.123456Z") == Instant{123ms});
    CHECK(instant("1969-12-31T23:59:59Z") == Instant{-1s});
    CHECK(instant("2026-11-22T09:00:00+05:30") == instant("2026-11-22T03:30:00Z"));
    CHECK(instant("2026-11-22T01:00:00-03:30") == instant("2026-11-22T04:30:00Z"));
    CHECK(instant("2026-11-22t09:00:00z") == instant("2026-11-22 09:00:00Z"));
    CHECK(instant("2026-12-31T23:30:00-01:00") == instant("2027-01-01T00:30:00Z"));
    CHECK(instant("2028-02-29T00:00:00Z") - instant("2028-02-28T00:00:00Z") == 24h);
    CHECK(instant("2016-12-31T23:59:60Z") == instant("2017-01-01T00:00:00Z"));  // a leap second
}

TEST_CASE("what is no date-time with an offset is refused", "[time]") {
    for (const auto* text : {"",
                             "now",
                             "2026-11-22",
                             "2026-11-22T09:00:00",
                             "2026-11-22T09:00Z",
                             "2026-11-22T24:00:00Z",
                             "2026-11-22T09:60:00Z",
                             "2026-11-22T09:00:61Z",
                             "2026-02-29T00:00:00Z",
                             "2026-13-01T00:00:00Z",
                             "2026-00-01T00:00:00Z",
                             "2026-04-31T00:00:00Z",
                             "2026-11-22T09:00:00.Z",
                             "2026-11-22T09:00:00+0530",
                             "2026-11-22T09:00:00+24:00",
                             "2026-11-22T09:00:00Z ",
                             " 2026-11-22T09:00:00Z",
                             "2026-11-22T09:00:00ZZ",
                             "26-11-22T09:00:00Z",
                             "-026-11-22T09:00:00Z",
                             "+2026-11-22T09:00:00Z",
                             "2026-1-22T09:00:00Z",
                             "2026-11-22T09:00:00+05:3x"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_rfc3339(text).has_value());
    }
}

TEST_CASE("date-times are written as they are read", "[time]") {
    const Instant at = instant("2026-11-22T09:05:07Z");
    CHECK(rfc3339(at, 0min) == "2026-11-22T09:05:07Z");
    CHECK(rfc3339(at, 5h + 30min) == "2026-11-22T14:35:07+05:30");
    CHECK(rfc3339(at, -9h - 30min) == "2026-11-21T23:35:07-09:30");
    CHECK(rfc3339(at, 14h) == "2026-11-22T23:05:07+14:00");
    CHECK(rfc3339(Instant{-1ms}, 0min) == "1969-12-31T23:59:59Z");  // to the second, downwards
    CHECK(rfc3339(instant("0001-01-01T00:00:00Z"), 0min) == "0001-01-01T00:00:00Z");

    base::Random random(13);
    for (int i = 0; i < 500; ++i) {
        const Instant some{std::chrono::seconds{
            static_cast<std::int64_t>(random.below(20'000'000'000)) - 10'000'000'000}};
        const Minutes zone{static_cast<int>(random.below(26 * 60)) - 12 * 60};
        CHECK(parse_rfc3339(rfc3339(some, zone)) == some);
    }
}

TEST_CASE("what is too far off is written as the first or the last that can be", "[time]") {
    for (const Minutes zone : {Minutes::min(), -600min, 0min, 600min, Minutes::max()}) {
        CHECK(rfc3339(Instant::max(), zone).starts_with("9999-12-31T23:59:59"));
        CHECK(rfc3339(Instant::min(), zone).starts_with("0001-01-01T00:00:00"));
        CHECK(clock_time(Instant::max(), zone) == "23:59");
        CHECK(clock_time(Instant::min(), zone) == "00:00");
        CHECK(parse_zone(rfc3339(Instant{}, zone)) == std::clamp(zone, -23h - 59min, 23h + 59min));
    }
    CHECK(iso_date(Day::max()) == "9999-12-31");
    CHECK(iso_date(Day::min()) == "0001-01-01");
    CHECK(rfc3339(instant("9999-12-31T23:30:00Z"), 1h) == "9999-12-31T23:59:59+01:00");
    CHECK_FALSE(short_span(Milliseconds::max()).empty());
}

TEST_CASE("clock times and dates are local", "[time]") {
    CHECK(clock_time(instant("2026-11-22T21:34:59Z"), 0min) == "21:34");
    CHECK(clock_time(instant("2026-11-22T21:34:59Z"), 5h + 30min) == "03:04");
    CHECK(clock_time(instant("2026-11-22T00:10:00Z"), -1h) == "23:10");
    CHECK(clock_time(Instant{-1ms}, 0min) == "23:59");
    CHECK(iso_date(date(2026, 1, 2)) == "2026-01-02");
    CHECK(iso_date(date(2028, 2, 29)) == "2028-02-29");
    CHECK(iso_date(date(1969, 12, 31)) == "1969-12-31");
}

TEST_CASE("short spans are rounded to the unit that fits", "[time]") {
    const std::vector<std::pair<Milliseconds, std::string>> rows{
        {-5s, "0s"},          {0s, "0s"},          {499ms, "0s"},        {500ms, "1s"},
        {30s, "30s"},         {59'499ms, "59s"},   {59'500ms, "1m"},     {60s, "1m"},
        {89s, "1m"},          {90s, "2m"},         {5min + 30s, "6m"},   {10min, "10m"},
        {59min + 29s, "59m"}, {59min + 36s, "1h"}, {60min, "1h"},        {89min, "1h"},
        {90min, "2h"},        {23h, "23h"},        {23h + 29min, "23h"}, {23h + 30min, "1d"},
        {24h, "1d"},          {35h, "1d"},         {36h, "2d"},          {24h * 364, "364d"},
        {24h * 365, "1y"},
    };
    for (const auto& [span, text] : rows) {
        CAPTURE(span.count());
        CHECK(short_span(span) == text);
    }
}

TEST_CASE("a span just below a half is not rounded up twice", "[time]") {
    CHECK(short_span(Milliseconds{89s + 600ms}) == "1m");
    CHECK(short_span(Milliseconds{89min + 40s}) == "1h");
    CHECK(short_span(Milliseconds{35h + 40min}) == "1d");
}

TEST_CASE("spans of days turn into years with one decimal", "[time]") {
    const std::vector<std::pair<int, std::string>> rows{
        {-1, "0d"},    {0, "0d"},     {1, "1d"},   {364, "364d"}, {365, "1y"},   {383, "1y"},
        {384, "1.1y"}, {547, "1.5y"}, {730, "2y"}, {1461, "4y"},  {3652, "10y"}, {36'500, "99.9y"},
    };
    for (const auto& [days, text] : rows) {
        CAPTURE(days);
        CHECK(short_span(Days{days}) == text);
    }
}

TEST_CASE("a span is read in hours, minutes and seconds") {
    CHECK(parse_span("90s") == 90s);
    CHECK(parse_span("5m") == 5min);
    CHECK(parse_span("1h") == 1h);
    CHECK(parse_span("2m30s") == 150s);
    CHECK(parse_span("1h1m1s") == 3661s);
    CHECK(parse_span("24h") == 24h);
}

TEST_CASE("what is no span, or no useful one, is not read") {
    for (const auto* text : {"", "5", "m", "5 m", "-5m", "5d", "30s2m", "5m5m", "0s", "25h", "1e3s",
                             "5ms", "99999999999999999999s", "+5m", "5.5m"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_span(text));
    }
}

TEST_CASE("what is left of a limit is written as on a clock") {
    CHECK(clock_span(0ms) == "0:00");
    CHECK(clock_span(1ms) == "0:01");
    CHECK(clock_span(252s) == "4:12");
    CHECK(clock_span(1h) == "1:00:00");
    CHECK(clock_span(3661s) == "1:01:01");
}
