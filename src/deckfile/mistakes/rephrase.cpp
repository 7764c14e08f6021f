#include "base/text/cut.hpp"
#include "base/text/in_backticks.hpp"
#include "deckfile/print.hpp"
#include "deckfile/toml.hpp"

#include <fmt/format.h>

#include <array>

namespace deckfile {
namespace {

using base::in_backticks;

// The first whose scope and reason both occur in toml++'s is taken.
struct Rephrasing {
    std::string_view scope;
    std::string_view reason;
    std::string_view sentence;
};

constexpr std::string_view text_in_quotes = "text must stand in quotes: \"...\"";
constexpr std::string_view after_value =
    "unexpected text after the value; inside \"...\" a quotation mark is written \\\"";

constexpr std::array rephrasings = {
    Rephrasing{"value", "could not determine value type", text_in_quotes},
    Rephrasing{"value", "may not begin with underscores", text_in_quotes},
    Rephrasing{"value", "nested value depth", "lists and tables are nested too deeply"},
    Rephrasing{"boolean", "", text_in_quotes},
    Rephrasing{"floating-point", "expected 'inf'", text_in_quotes},
    Rephrasing{"floating-point", "expected 'nan'", text_in_quotes},
    Rephrasing{"floating-point", "saw", "this is no number; text must stand in quotes"},
    Rephrasing{"integer", "saw", "this is no number; text must stand in quotes"},
    Rephrasing{"", "leading zeroes are prohibited", "a number may not begin with 0"},
    Rephrasing{"", "not representable in 64 bits", "this number is too large"},
    Rephrasing{"", "exceeds length limit", "this number has too many digits"},
    Rephrasing{"", "numeric value too long", "this number has too many digits"},
    Rephrasing{"", "underscores", "in a number, underscores may only stand between digits"},
    Rephrasing{"date", "between", "there is no such date"},
    Rephrasing{"date-time", "", "no date; write it as in 2026-11-01"},
    Rephrasing{"date", "", "no date; write it as in 2026-11-01"},
    Rephrasing{"time", "between", "there is no such time of day"},
    Rephrasing{"time", "", "no time of day; write 04:00:00, or \"04:00\" in quotes"},
    Rephrasing{"string", "unknown escape sequence",
               "this is no escape; write \\\\ for a backslash, or use '...' around the text"},
    Rephrasing{"string", "is not supported",
               "this is no escape; write \\\\ for a backslash, or use '...' around the text"},
    Rephrasing{"unicode scalar", "", "\\u needs four hexadecimal digits of a character, \\U eight"},
    Rephrasing{"key", "multi-line strings", "a key stands on one line, without three quotes"},
    Rephrasing{"key", "expected bare key", "a key is missing here"},
    Rephrasing{"key-value pair", "expected '='", "= is missing after the key"},
    Rephrasing{"key-value pair", "expected value", "the value is missing after ="},
    Rephrasing{"key-value pair", "end-of-file", "the value is missing after ="},
    Rephrasing{"key-value pair", "expected a comment", after_value},
    Rephrasing{"array", "saw comma", "one comma too many"},
    Rephrasing{"array", "expected comma", "a comma is missing between two entries of this list"},
    Rephrasing{"inline table", "", "tables in braces stand on one line: { key = value, ... }"},
    Rephrasing{"root table", "expected a comment", after_value},
    Rephrasing{"root table", "expected keys", "a line begins with a key, a header or #"},
};

// "cannot redefine existing string 'front'"
std::string key_given_twice(std::string_view reason) {
    const auto open = reason.find('\'');
    const auto close = reason.rfind('\'');
    if (open == std::string_view::npos || close <= open) return "this key is given twice";
    return in_backticks(reason.substr(open + 1, close - open - 1)) + " is given twice";
}

// `accept = [...]` beside `accept.x = [...]`, in either order.
bool is_value_and_table(std::string_view reason) {
    return reason.starts_with("cannot redefine existing table") ||
           reason.ends_with("as dotted key-value pair");
}

}  // namespace

std::string rephrased(std::string_view scope, std::string_view reason) {
    if (is_value_and_table(reason)) return "this key has a list or keys of its own, not both";
    if (reason.starts_with("cannot redefine")) return key_given_twice(reason);
    for (const Rephrasing& known : rephrasings)
        if (scope.find(known.scope) != std::string_view::npos &&
            reason.find(known.reason) != std::string_view::npos)
            return std::string(known.sentence);
    return scope.empty() ? std::string(reason) : fmt::format("{} ({})", reason, scope);
}

std::optional<std::string> with_hole_in_quotes(std::string_view line) {
    constexpr std::string_view opening = "accept.";
    std::string_view rest = base::trimmed(line, " \t\r");
    if (!rest.starts_with(opening)) return std::nullopt;
    rest.remove_prefix(opening.size());
    auto sign = rest.find("= [");  // a hole may hold a sign itself
    if (sign == std::string_view::npos) sign = rest.find('=');
    if (sign == std::string_view::npos) return std::nullopt;
    const std::string_view hole = base::trimmed(rest.substr(0, sign), " \t");
    const std::string_view value = rest.substr(sign + 1);
    if (hole.empty() || hole.front() == '"' || hole.front() == '\'' || print_key(hole) == hole)
        return std::nullopt;
    return fmt::format("accept.{} = {}", print_key(hole), base::trimmed(value, " \t"));
}

}  // namespace deckfile
