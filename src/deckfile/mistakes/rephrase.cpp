#include "base/text/in_backticks.hpp"
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

}  // namespace

std::string rephrased(std::string_view scope, std::string_view reason) {
    if (reason.starts_with("cannot redefine")) return key_given_twice(reason);
    for (const Rephrasing& known : rephrasings)
        if (scope.find(known.scope) != std::string_view::npos &&
            reason.find(known.reason) != std::string_view::npos)
            return std::string(known.sentence);
    return scope.empty() ? std::string(reason) : fmt::format("{} ({})", reason, scope);
}

}  // namespace deckfile
