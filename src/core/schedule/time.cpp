#include "core/schedule/time.hpp"

#include "base/numbers/whole.hpp"
#include "base/text/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace core {
namespace {

// Reads exactly `digits` digits from the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    const auto number = base::whole_number(text.substr(0, digits));
    if (number) text.remove_prefix(digits);
    return number;
}

bool take(std::string_view& text, std::string_view any_of) {
    if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

// Three numbers, the first of so many digits and the others of two, with this between them.
std::optional<std::array<int, 3>> take_three(std::string_view& text, std::size_t digits,
                                             std::string_view between) {
    const auto first = take_number(text, digits);
    if (!first || !take(text, between)) return std::nullopt;
    const auto second = take_number(text, 2);
    if (!second || !take(text, between)) return std::nullopt;
    const auto third = take_number(text, 2);
    if (!third) return std::nullopt;
    return std::array{*first, *second, *third};
}

std::optional<Day> take_date(std::string_view& text) {
    const auto numbers = take_three(text, 4, "-");
    if (!numbers) return std::nullopt;
    const auto [year, month, day] = *numbers;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return Day{date};
}

// What stands behind the point, as many digits as there are.
std::optional<Milliseconds> take_fraction(std::string_view& text) {
    if (text.empty() || !base::is_digit(text.front())) return std::nullopt;
    Milliseconds fraction{0};
    for (int scale = 100; !text.empty() && base::is_digit(text.front()); scale /= 10) {
        fraction += Milliseconds{(text.front() - '0') * scale};
        text.remove_prefix(1);
    }
    return fraction;
}

std::optional<Milliseconds> take_time(std::string_view& text) {
    const auto numbers = take_three(text, 2, ":");
    if (!numbers) return std::nullopt;
    const auto [hour, minute, second] = *numbers;
    if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
    const Milliseconds time =
        std::chrono::hours{hour} + Minutes{minute} + std::chrono::seconds{second};
    if (!take(text, ".")) return time;
    const auto fraction = take_fraction(text);
    return fraction ? std::optional(time + *fraction) : std::nullopt;
}

std::optional<Minutes> take_offset(std::string_view& text) {
    if (take(text, "Zz")) return Minutes{0};
    const bool west = !text.empty() && text.front() == '-';
    if (!take(text, "+-")) return std::nullopt;
    const auto hours = take_number(text, 2);
    if (!hours || !take(text, ":")) return std::nullopt;
    const auto minutes = take_number(text, 2);
    if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    const Minutes offset = std::chrono::hours{*hours} + Minutes{*minutes};
    return west ? -offset : offset;
}

constexpr Instant first_instant{first_written};
constexpr Instant last_instant{Instant{last_written} + Days{1} - Milliseconds{1}};

Minutes written_zone(Minutes zone) {
    return std::clamp(zone, -farthest_zone, farthest_zone);
}

// The last instant at which the zone still had the offset it had at `from`; it has another at `to`.
Instant last_before_change(Instant from, Instant to, const ZoneOffset& offset) {
    const Minutes earlier = offset(from);
    while (to - from > Milliseconds{1}) {
        const Instant middle = from + (to - from) / 2;
        (offset(middle) == earlier ? from : to) = middle;
    }
    return from;
}

}  // namespace

Day study_day(Instant at, Minutes zone, Minutes rollover) {
    return std::chrono::floor<Days>(at + zone - rollover);
}

Day lived_day(Instant at, const ZoneOffset& offset, Minutes rollover) {
    constexpr std::chrono::hours farthest_back{3};  // no zone's summer time ends with more
    const Instant before = at - farthest_back;
    const Day day = study_day(at, offset(at), rollover);
    if (offset(before) <= offset(at)) return day;
    const Instant last = last_before_change(before, at, offset);
    return std::max(day, study_day(last, offset(last), rollover));
}

Day written_day(Day day) {
    return std::clamp(day, first_written, last_written);
}

Instant written_instant(Instant at) {
    return std::clamp(at, first_instant, last_instant);
}

Instant local_time(Instant at, Minutes zone) {
    const Instant near =
        std::clamp(at, first_instant - farthest_zone, last_instant + farthest_zone);
    return written_instant(near + written_zone(zone));
}

Instant start_of(Day day, Minutes zone, Minutes rollover) {
    return Instant{day} - zone + rollover;
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
    const auto date = take_date(text);
    if (!date || !take(text, "Tt ")) return std::nullopt;
    const auto time = take_time(text);
    if (!time) return std::nullopt;
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) return std::nullopt;
    return Instant{*date} + *time - *offset;
}

std::string rfc3339(Instant at, Minutes zone) {
    const Instant local = local_time(at, zone);
    zone = written_zone(zone);
    const Day date = std::chrono::floor<Days>(local);
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(local - date)};
    const Minutes east = zone < Minutes{0} ? -zone : zone;
    const std::string offset = zone == Minutes{0}
                                   ? "Z"
                                   : fmt::format("{}{:02}:{:02}", zone < Minutes{0} ? '-' : '+',
                                                 east.count() / 60, east.count() % 60);
    return fmt::format("{}T{:02}:{:02}:{:02}{}", iso_date(date), time.hours().count(),
                       time.minutes().count(), time.seconds().count(), offset);
}

std::string clock_time(Instant at, Minutes zone) {
    const Instant local = local_time(at, zone);
    const std::chrono::hh_mm_ss time{local - std::chrono::floor<Days>(local)};
    return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

std::string iso_date(Day day) {
    const std::chrono::year_month_day date{written_day(day)};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string short_span(Milliseconds span) {
    // Each unit is rounded from the span itself: rounding a rounded one would go up twice.
    constexpr Milliseconds longest{std::int64_t{1} << 60};  // halves of units can still be added
    const auto in = [&](Milliseconds unit) {
        return (std::clamp(span, Milliseconds{0}, longest) + unit / 2) / unit;
    };
    using namespace std::chrono_literals;
    if (in(1s) < 60) return fmt::format("{}s", in(1s));
    if (in(1min) < 60) return fmt::format("{}m", in(1min));
    if (in(1h) < 24) return fmt::format("{}h", in(1h));
    return short_span(Days{in(24h)});
}

std::string short_span(Days span) {
    const auto days = std::max<std::int64_t>(0, span.count());
    if (days < 365) return fmt::format("{}d", days);
    const auto tenths = (days * 10 * 4 + 730) / 1461;
    return tenths % 10 == 0 ? fmt::format("{}y", tenths / 10)
                            : fmt::format("{}.{}y", tenths / 10, tenths % 10);
}

std::string clock_span(Milliseconds span) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(span).count();
    if (seconds < 3600) return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
    return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::optional<Milliseconds> parse_span(std::string_view text) {
    constexpr std::string_view units = "hms";  // each once at most, in this order
    constexpr std::array<int, 3> seconds_of{3600, 60, 1};
    std::int64_t seconds = 0;
    std::size_t next_unit = 0;
    while (!text.empty()) {
        int count = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
        if (error != std::errc{} || count < 0 || count > 86'400) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        const auto unit = text.empty() ? std::string_view::npos : units.find(text[0], next_unit);
        if (unit == std::string_view::npos) return std::nullopt;
        seconds += std::int64_t{count} * seconds_of[unit];
        next_unit = unit + 1;
        text.remove_prefix(1);
    }
    if (seconds == 0 || seconds > 86'400) return std::nullopt;
    return std::chrono::seconds{seconds};
}

std::optional<Day> parse_iso_date(std::string_view text) {
    constexpr std::size_t length = 10;
    const auto midnight = parse_rfc3339(std::string(text) + "T00:00:00Z");
    if (!midnight || text.size() != length) return std::nullopt;
    return std::chrono::floor<Days>(*midnight);
}

std::optional<Minutes> parse_zone(std::string_view rfc3339) {
    const auto written = parse_rfc3339(rfc3339);
    if (!written) return std::nullopt;
    constexpr std::size_t local_length = 19;
    const auto local = parse_rfc3339(std::string(rfc3339.substr(0, local_length)) + "Z");
    if (!local) return std::nullopt;
    return std::chrono::floor<Minutes>(*local - std::chrono::floor<std::chrono::seconds>(*written));
}

}  // namespace core
