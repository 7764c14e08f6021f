// Which types a database column can hold besides texts, and how: whole numbers, values of an
// enumeration, days, instants and spans of time.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <type_traits>

namespace store {

// How the database keeps a type that SQLite does not know: as which whole number.
template <typename T>
struct Column;

// An unsigned number as the signed one of the same bits: SQLite knows no other.
template <typename T>
requires std::integral<T> || std::is_enum_v<T>
struct Column<T> {
    static constexpr std::int64_t number(T value) { return static_cast<std::int64_t>(value); }
    static constexpr T value(std::int64_t number) { return static_cast<T>(number); }
};

// A span of time in the units of its type: days, minutes, milliseconds.
template <typename Count, typename Unit>
struct Column<std::chrono::duration<Count, Unit>> {
    using Span = std::chrono::duration<Count, Unit>;
    static constexpr std::int64_t number(Span value) { return value.count(); }
    static constexpr Span value(std::int64_t number) { return Span{static_cast<Count>(number)}; }
};

// A day or an instant: so many days or milliseconds since 1970.
template <typename Clock, typename Span>
struct Column<std::chrono::time_point<Clock, Span>> {
    using Time = std::chrono::time_point<Clock, Span>;
    static constexpr std::int64_t number(Time value) {
        return Column<Span>::number(value.time_since_epoch());
    }
    static constexpr Time value(std::int64_t number) { return Time{Column<Span>::value(number)}; }
};

template <typename T>
inline constexpr bool is_optional = false;
template <typename T>
inline constexpr bool is_optional<std::optional<T>> = true;

}  // namespace store
