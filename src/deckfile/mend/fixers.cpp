#include "deckfile/mend/fixers.hpp"

#include "deckfile/mend/punctuation.hpp"
#include "deckfile/mend/quotes.hpp"
#include "deckfile/mend/values.hpp"

#include <algorithm>
#include <iterator>

namespace deckfile {
namespace {

constexpr Fixer table[] = {
    {"text stands in straight quotes", "straight quotes around the text", straight_quotes},
    {"string not closed", "a straight quote at its end", straight_closing_quote},
    {"an apostrophe ends '...'", "double quotes around the text", double_quotes},
    {"a quotation mark is written \\\"", "\\\" for the quotes inside", escaped_quotes},
    {"\\' needs no backslash", "no backslash before '", bare_apostrophes},
    {"this is no escape", "\\\\ for each backslash", double_backslashes},
    {"is no header of a deck file", "a header that decks have", known_header},
    {"a single = stands between", "= behind the key", equals_sign},
    {"no comma follows a value", "no comma behind the value", no_end_mark},
    {"nothing follows a value on its line", "nothing behind the value", no_end_mark},
    {"each key stands on a line of its own", "a line for each key", own_line},
    {"one comma too many", "one comma less", one_comma},
    {"a comma is missing", "a comma between the entries", comma_between},
    {"a comma stands between the entries", "a comma between the entries", comma_for_semicolon},
    {"a comment begins with #", "# before the comment", number_sign},
    {"outside a string; delete it", "nothing that cannot be seen", plain_blank},
    {"in small letters and without quotes", "true or false", value_of_toml},
    {"write this number as", "the number as TOML has it", value_of_toml},
    {"(the hyphen-minus) before the number", "the number as TOML has it", value_of_toml},
    {"a digit stands on both sides", "the number as TOML has it", value_of_toml},
    {"a date is written year-month-day", "the date as TOML has it", value_of_toml},
    {"must be true or false, without", "no quotes around the value", without_quotes},
    {"must be a number without quotes", "no quotes around the value", without_quotes},
    {"must be a date without quotes", "no quotes around the value", without_quotes},
    {"must be a list of texts", "brackets around the list", in_brackets},
    {"a list of texts is written", "brackets around the list", in_brackets},
    {"is of Anki; here a hole is", "holes without numbers", plain_holes},
    {"the text of this hole stands in quotes", "quotes around the hole", hole_in_quotes},
    {"unknown key", "the key in small letters", small_letters},
    {"is no tag", "a tag that there is", known_tag},
    {"is not in TAGS.md", "a tag that there is", known_tag},
};

}  // namespace

const Fixer* fixer_of(std::string_view message) {
    const auto* found = std::find_if(std::begin(table), std::end(table), [&](const Fixer& fixer) {
        return message.find(fixer.told) != std::string_view::npos;
    });
    return found == std::end(table) ? nullptr : found;
}

}  // namespace deckfile
