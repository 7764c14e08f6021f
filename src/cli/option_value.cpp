#include "cli/option_value.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/suggest.hpp"
#include "cli/commands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace cli {
namespace {

[[noreturn]] void refuse(const Option& option, std::string_view given) {
    std::string meant;
    if (option.choices) meant = base::suggestion(given, option.choices());
    throw UsageError(fmt::format("`{}` wants {}, not `{}`{}", option.names.front(), wanted(option),
                                 given, meant));
}

template <typename Number>
Number number_from(const Option& option, const std::string& given) {
    Number number{};
    const char* end = given.data() + given.size();
    const auto read = std::from_chars(given.data(), end, number);
    const bool in_range =
        !option.range || (number >= option.range->least && number <= option.range->most);
    if (read.ec != std::errc{} || read.ptr != end || !in_range) refuse(option, given);
    return number;
}

// Puts values where they belong, by the type that the member has.
struct Putting {
    const Option& option;
    const std::vector<std::string>& given;

    void operator()(bool&) const {}  // a switch has no value
    void operator()(std::vector<std::string>& into) const { into = given; }
    void operator()(std::string& into) const {
        if (option.choices && !base::contains(option.choices(), given.back()))
            refuse(option, given.back());
        into = given.back();
    }
    template <typename Number>
    void operator()(std::optional<Number>& into) const {
        into = number_from<Number>(option, given.back());
    }
    void operator()(int& into) const { into = number_from<int>(option, given.back()); }
};

bool is_blank_text(const std::string& text) {
    return std::all_of(text.begin(), text.end(), base::is_ascii_space);
}

}  // namespace

std::string wanted(const Option& option) {
    if (option.choices) return fmt::format("one of {}", fmt::join(option.choices(), ", "));
    if (option.range)
        return fmt::format("a whole number from {} to {}", option.range->least, option.range->most);
    if (!option.value.empty()) return std::string(option.value);
    return std::holds_alternative<std::string Options::*>(option.into) ? "a text"
                                                                       : "a whole number";
}

void put_value(const Option& option, const std::vector<std::string>& given, Options& into) {
    std::visit([&](auto member) { Putting{option, given}(into.*member); }, option.into);
}

bool is_blank(const Option& option, const Options& options) {
    if (const auto* text = std::get_if<std::string Options::*>(&option.into))
        return is_blank_text(options.**text);
    const auto* list = std::get_if<std::vector<std::string> Options::*>(&option.into);
    return list && std::all_of((options.**list).begin(), (options.**list).end(), is_blank_text);
}

}  // namespace cli
