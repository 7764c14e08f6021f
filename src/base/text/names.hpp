// The words for the values of an enum, in one table that stands beside it. What people may type,
// what they are offered and what they read are then the same words.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace base {

template <typename Value>
struct Name {
    Value value;
    std::string_view name;
};

template <typename Value, std::size_t size>
using Names = std::array<Name<Value>, size>;

// Nothing where no value has the name.
template <typename Value, std::size_t size>
constexpr std::optional<Value> value_named(const Names<Value, size>& table, std::string_view name) {
    for (const auto& one : table)
        if (one.name == name) return one.value;
    return std::nullopt;
}

// Empty where the table does not have the value.
template <typename Value, std::size_t size>
constexpr std::string_view name_of(const Names<Value, size>& table, Value value) {
    for (const auto& one : table)
        if (one.value == value) return one.name;
    return {};
}

// All of them, in the order of the table.
template <typename Value, std::size_t size>
std::vector<std::string_view> names_of(const Names<Value, size>& table) {
    std::vector<std::string_view> names;
    for (const auto& one : table) names.push_back(one.name);
    return names;
}

}  // namespace base
