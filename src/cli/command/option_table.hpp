// How the options of a command are said as a table, and what several tables say alike.
#pragma once

#include "cli/commands.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

namespace cli::option_tables {

template <typename Asked, std::size_t size>
consteval std::array<Option, size> options(const OptionOf<Asked> (&of_one_command)[size]) {
    std::array<Option, size> all{};
    std::transform(std::begin(of_one_command), std::end(of_one_command), all.begin(),
                   of_any_command<Asked>);
    if (!std::is_partitioned(all.begin(), all.end(), is_argument)) throw "arguments come first";
    return all;
}

template <const auto& table>
std::vector<std::string_view> names() {
    return base::names_of(table);
}

inline constexpr Range any_count{0, 1'000'000'000};

template <typename Asked>
constexpr OptionOf<Asked> query{
    .names = {"QUERY"},
    .into = &Asked::query,
    .summary = "Which cards: tag:core, is:due, words, keys; see `ebb help query`",
    .completed_by = CompletedBy::query_terms};

template <typename Asked>
constexpr OptionOf<Asked> json{.names = {"--json"}, .into = &Asked::json, .summary = "As JSON"};

// What a command understands, by the struct that it takes. A command without a table of its own
// does not compile.
template <typename Asked>
constexpr std::nullptr_t options_for = nullptr;

}  // namespace cli::option_tables
