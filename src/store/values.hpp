// How the database keeps days and instants: as whole numbers, of days and of milliseconds since
// 1970.
#pragma once

#include "core/schedule/time.hpp"

#include <cstdint>
#include <optional>

namespace store {

constexpr std::int64_t number(core::Day day) {
    return day.time_since_epoch().count();
}
constexpr std::int64_t number(core::Instant at) {
    return at.time_since_epoch().count();
}
constexpr std::optional<std::int64_t> number(const std::optional<core::Day>& day) {
    return day ? std::optional(number(*day)) : std::nullopt;
}

constexpr core::Day day_from(std::int64_t number) {
    return core::Day{core::Days{number}};
}
constexpr std::optional<core::Day> day_from(std::optional<std::int64_t> number) {
    return number ? std::optional(day_from(*number)) : std::nullopt;
}

constexpr core::Instant instant_from(std::int64_t number) {
    return core::Instant{core::Milliseconds{number}};
}

}  // namespace store
