// Tables of names: which text stands for which value, looked up both ways.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
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

// In the order of the table.
template <typename Value, std::size_t size>
std::vector<std::string_view> names_of(const Name<Value> (&table)[size]) {
    std::vector<std::string_view> names;
    for (const auto& [name, value] : table) names.push_back(name);
    return names;
}

}  // namespace base
