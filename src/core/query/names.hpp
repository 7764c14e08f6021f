// The words of the query language, for its parser and its printer.
#pragma once

#include "core/query/tree.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace core::query_names {

using Relation = Compared::Relation;
using State = Is::State;

template <typename Value>
using Names = std::pair<std::string_view, Value>;

inline constexpr std::array states{Names<State>{"new", State::fresh},
                                   Names<State>{"learning", State::learning},
                                   Names<State>{"due", State::due},
                                   Names<State>{"review", State::review},
                                   Names<State>{"mature", State::mature},
                                   Names<State>{"leech", State::leech},
                                   Names<State>{"suspended", State::suspended},
                                   Names<State>{"buried", State::buried},
                                   Names<State>{"stale", State::stale}};
inline constexpr std::array all_kinds{Kind::question, Kind::cloze, Kind::choice, Kind::number,
                                      Kind::points};
inline constexpr std::array relations{
    // longer ones first: "<=" is no "<"
    Names<Relation>{"<=", Relation::at_most}, Names<Relation>{">=", Relation::at_least},
    Names<Relation>{"<", Relation::less}, Names<Relation>{">", Relation::greater},
    Names<Relation>{"=", Relation::equal}};
inline constexpr std::array named_fields{Names<Named::Field>{"deck", Named::Field::deck},
                                         Names<Named::Field>{"id", Named::Field::id},
                                         Names<Named::Field>{"tag", Named::Field::tag}};
inline constexpr std::array compared_fields{
    Names<Compared::Field>{"ease", Compared::Field::ease},
    Names<Compared::Field>{"lapses", Compared::Field::lapses},
    Names<Compared::Field>{"interval", Compared::Field::interval}};

inline constexpr std::string_view field_signs = ":<>=";

template <typename Table>
auto value_of(const Table& table, std::string_view name)
    -> std::optional<typename Table::value_type::second_type> {
    for (const auto& [known, value] : table)
        if (known == name) return value;
    return std::nullopt;
}

template <typename Table>
std::string_view name_of(const Table& table, typename Table::value_type::second_type value) {
    for (const auto& [name, known] : table)
        if (known == value) return name;
    return {};
}

template <typename Table>
std::vector<std::string_view> names_of(const Table& table) {
    std::vector<std::string_view> names;
    for (const auto& entry : table) names.push_back(entry.first);
    return names;
}

inline bool is_joiner(std::string_view word) {
    return word == "and" || word == "or" || word == "not";
}

inline bool is_known_field(std::string_view name) {
    return value_of(named_fields, name) || value_of(compared_fields, name) || name == "kind" ||
           name == "is" || name == "rated" || name == "introduced";
}

}  // namespace core::query_names
