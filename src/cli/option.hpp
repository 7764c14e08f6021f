// An option or an argument as data: its names, what it takes, what people are told of it, and the
// member of its command's options that its value goes into.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cli {

// What was asked of a command. Each has a struct of its own, derived from this one.
struct Options {};

// A switch goes into a bool; of a list there may be any number of values.
template <typename Asked>
using MemberOf = std::variant<bool Asked::*, int Asked::*, std::optional<int> Asked::*,
                              std::optional<std::int64_t> Asked::*, std::string Asked::*,
                              std::vector<std::string> Asked::*>;

struct Range {
    int least;
    int most;
};

// What Tab offers for an argument, or an option's value.
enum class CompletedBy : std::uint8_t {
    choices,
    query_terms,
    keys,
    decks,
    files,
    query_terms_or_files,
    topics
};

template <typename Asked>
struct OptionOf {
    std::array<std::string_view, 2> names;  // "-q" and "--quiet"; of an argument, its word: "QUERY"
    MemberOf<Asked> into;
    std::string_view summary;
    std::string_view value{};      // the word for what it takes, where "N" does not say it
    std::optional<Range> range{};  // of a number
    std::vector<std::string_view> (*choices)() = nullptr;  // a text must be one of them
    bool required = false;
    CompletedBy completed_by = CompletedBy::choices;
    bool without_pager = false;  // with it, what is printed is for programs
};

// Of any command: the member is of a struct derived from Options.
using Option = OptionOf<Options>;

template <typename Asked>
constexpr Option of_any_command(const OptionOf<Asked>& option) {
    const auto into = std::visit(
        []<typename Value>(Value Asked::*member) {
            return MemberOf<Options>(static_cast<Value Options::*>(member));
        },
        option.into);
    return {option.names,        into,           option.summary,  option.value,
            option.range,        option.choices, option.required, option.completed_by,
            option.without_pager};
}

// An argument is known by its place, an option by its name.
constexpr bool is_argument(const Option& option) {
    return !option.names.front().starts_with('-');
}

constexpr bool has_name(const Option& option, std::string_view name) {
    return !name.empty() && (name == option.names.front() || name == option.names.back());
}

constexpr bool takes_value(const Option& option) {
    return !std::holds_alternative<bool Options::*>(option.into);
}

constexpr bool is_list(const Option& option) {
    return std::holds_alternative<std::vector<std::string> Options::*>(option.into);
}

}  // namespace cli
