// Tables of names: which text stands for which value, looked up both ways.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace base {

// An entry of a table, which is an array of these.
template <typename Value>
using Name = std::pair<std::string_view, Value>;

// The value that a name stands for; nothing where it stands for none.
template <typename Value, std::size_t size>
constexpr std::optional<Value> value_of(const Name<Value> (&table)[size], std::string_view name) {
    for (const auto& [known, value] : table)
        if (known == name) return value;
    return std::nullopt;
}

// The first name of a value; empty where it has none.
template <typename Value, std::size_t size>
constexpr std::string_view name_of(const Name<Value> (&table)[size], Value value) {
    for (const auto& [name, known] : table)
        if (known == value) return name;
    return {};
}

// Whether the enumeration has an enumerator of this value: only then the compiler's name of this
// function ends in one, and not in a cast of a number.
template <auto value>
constexpr bool is_enumerator() {
    const std::string_view written = __PRETTY_FUNCTION__;
    const auto after_cast = written.rfind(')') + 1;
    return after_cast >= written.size() || written[after_cast] < '0' || written[after_cast] > '9';
}

// Whether the table has a name for each enumerator from 0 to 63, for a static_assert beside it:
// then none can be added and left without a name.
template <typename Enum, std::size_t size>
consteval bool names_every_value(const Name<Enum> (&table)[size]) {
    static_assert(std::is_enum_v<Enum>);
    return [&]<std::size_t... value>(std::index_sequence<value...>) {
        return ((!is_enumerator<static_cast<Enum>(value)>() ||
                 !name_of(table, static_cast<Enum>(value)).empty()) &&
                ...);
    }
    (std::make_index_sequence<64>());
}

// In the order of the table.
template <typename Value, std::size_t size>
std::vector<std::string_view> names_of(const Name<Value> (&table)[size]) {
    std::vector<std::string_view> names;
    for (const auto& [name, value] : table) names.push_back(name);
    return names;
}

}  // namespace base
