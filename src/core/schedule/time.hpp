// Instants, study days and how both are written. Pure: the zone and the rollover come in as values.
//
// Everything stored is an instant in UTC milliseconds together with the zone offset and the study
// day of that moment, so that no later change of zone or settings moves a day that has been.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace core {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;
using Minutes = std::chrono::minutes;
using Days = std::chrono::days;

// A study day: the calendar date on which it begins, at the rollover hour of local time.
using Day = std::chrono::sys_days;

// What is written has a year of four digits: a row of another file may say any number, and what
// lies outside of these days is written as the first or the last instant of them.
inline constexpr Day first_written{std::chrono::year{1} / 1 / 1};
inline constexpr Day last_written{std::chrono::year{9999} / 12 / 31};
// The like for zones.
inline constexpr Minutes farthest_zone{24 * 60 - 1};

// The nearest that can be written: sums of what lies farther may have no value.
Day written_day(Day day);
Instant written_instant(Instant at);

// An instant as the learner lived it.
struct Moment {
    Instant at{};
    Minutes zone{0};  // east of UTC
    Day day{};

    bool operator==(const Moment&) const = default;
};

// The study day of an instant: floor((utc + zone - rollover) / 24 h).
Day study_day(Instant at, Minutes zone, Minutes rollover);

// The offset of one zone, east of UTC, at any instant.
using ZoneOffset = std::function<Minutes(Instant)>;

// The study day as it is lived in that zone: a day that has begun does not begin again where the
// clocks go back over its rollover, by up to three hours.
Day lived_day(Instant at, const ZoneOffset& offset, Minutes rollover);

// What the clock on the wall says then, within the days that can be written.
Instant local_time(Instant at, Minutes zone);

// The instant at which a study day begins in that zone.
Instant start_of(Day day, Minutes zone, Minutes rollover);

// Reads an RFC 3339 date-time with an offset ("2026-11-22T09:00:00Z"); nothing where it is none.
std::optional<Instant> parse_rfc3339(std::string_view text);

// Writes it back with that offset, to the second.
std::string rfc3339(Instant at, Minutes zone);
// The zone at the end of such a text.
std::optional<Minutes> parse_zone(std::string_view rfc3339);

// "21:34" in that zone.
std::string clock_time(Instant at, Minutes zone);

// "2026-11-22"
std::string iso_date(Day day);
// The day that such a text means; nothing where it means none.
std::optional<Day> parse_iso_date(std::string_view text);

// A short span for a key line: "30s", "10m", "3h", "4d", "1.5y". Never negative.
std::string short_span(Milliseconds span);
std::string short_span(Days span);

// "4:12", "1:00:05": what is left of a limit, rounded up to the second.
std::string clock_span(Milliseconds span);

// Reads "90s", "5m", "2m30s", "1h"; nothing where it is none, is zero, or is longer than a day.
std::optional<Milliseconds> parse_span(std::string_view text);

}  // namespace core
