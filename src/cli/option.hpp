// An option or an argument as data: its names, what it takes, what people are told of it, and the
// member of its command's options that its value goes to.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cli {

// Where a value goes. A switch sets a bool; a list takes as many values as come.
using Target = std::variant<bool*, int*, std::optional<int>*, std::optional<std::int64_t>*,
                            std::string*, std::vector<std::string>*>;

// What stands behind an option's name on the command line.
enum class Takes : std::uint8_t { nothing, number, text, texts };
template <typename Value>
inline constexpr Takes takes = Takes::number;
template <>
inline constexpr Takes takes<bool> = Takes::nothing;
template <>
inline constexpr Takes takes<std::string> = Takes::text;
template <>
inline constexpr Takes takes<std::vector<std::string>> = Takes::texts;

// The address of this stands for a struct of options where its type is left open.
template <typename Options>
inline constexpr char mark_of{};

// A member of a struct of options, whatever its type, so that one list may have those of any
// command.
struct Member {
    Takes takes;
    Target (*in)(void* options);  // the struct that has the mark `of`
    const void* of;
};

template <auto member>
struct Into;
template <typename Options, typename Value, Value Options::*member>
struct Into<member> {
    static Target in(void* options) { return &(static_cast<Options*>(options)->*member); }
    static constexpr Member as_data{takes<Value>, in, &mark_of<Options>};
};

// into<&QuizOptions::seed>
template <auto member>
inline constexpr Member into = Into<member>::as_data;

struct Range {
    int least;
    int most;
};

// What Tab offers for an argument, besides its choices.
enum class Offers : std::uint8_t { nothing, query_terms, files, topics };

struct Option {
    std::array<std::string_view, 2> names;  // "-q" and "--quiet"; of an argument, its word: "QUERY"
    Member member;
    std::string_view summary;
    std::string_view value{};      // the word for what it takes, where "N" does not say it
    std::optional<Range> range{};  // of a number
    std::vector<std::string_view> (*choices)() = nullptr;  // a text must be one of them
    bool required = false;
    Offers offers = Offers::nothing;
    bool without_pager = false;  // with it, what is printed is for programs
};

// An argument is known by its place, an option by its name.
constexpr bool is_argument(const Option& option) {
    return !option.names.front().starts_with('-');
}

constexpr bool has_name(const Option& option, std::string_view name) {
    return !name.empty() && (name == option.names.front() || name == option.names.back());
}

constexpr bool takes_value(const Option& option) {
    return option.member.takes != Takes::nothing;
}

}  // namespace cli
