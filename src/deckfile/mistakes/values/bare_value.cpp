#include "deckfile/mistakes/values/bare_value.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "deckfile/mistakes/values/numerals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace deckfile {
namespace {

constexpr auto none = std::string_view::npos;

constexpr std::string_view in_quotes = "text must stand in quotes: \"...\"";

constexpr std::array<std::string_view, 4> flags = {"reverse", "ordered", "strict_accents", "fuzz"};
constexpr std::array<std::string_view, 2> dates = {"as_of", "verify_by"};
constexpr std::array<std::string_view, 20> texts = {
    "front", "back",   "cloze",       "answer", "wrong",   "points", "accept",
    "unit",  "within", "hint",        "note",   "tags",    "id",     "source",
    "allow", "title",  "description", "author", "license", "version"};
constexpr std::array<std::string_view, 8> yes = {"true", "yes", "on", "y", "t", "ja", "si", "oui"};
constexpr std::array<std::string_view, 7> no = {"false", "no", "off", "n", "f", "nein", "non"};

std::optional<std::string> flag_meant(std::string_view written) {
    const std::string word = base::lower(written);
    if (base::contains(yes, word)) return "true";
    if (base::contains(no, word)) return "false";
    return std::nullopt;
}

std::optional<std::string> flag_mistake(std::string_view written) {
    if (written == "true" || written == "false") return std::nullopt;
    return fmt::format("write {}, in small letters and without quotes",
                       flag_meant(written).value_or("true or false"));
}

// Digits where the pattern has 'd', and itself elsewhere.
bool matches(std::string_view text, std::string_view pattern) {
    return text.size() == pattern.size() &&
           std::equal(text.begin(), text.end(), pattern.begin(), [](char c, char wanted) {
               return wanted == 'd' ? base::is_digit(c) : c == wanted;
           });
}

// Of the form that a date has; whether there is such a day is another question.
bool is_written_as_date(std::string_view written) {
    return matches(written, "dddd-dd-dd");
}

bool is_day(std::string_view date) {
    const auto number = [&](std::size_t at, std::size_t size) {
        return std::stoi(std::string(date.substr(at, size)));
    };
    return (std::chrono::year(number(0, 4)) / number(5, 2) / number(8, 2)).ok();
}

std::optional<std::string> date_mistake(std::string_view written) {
    if (matches(written, "dddd") || (is_written_as_date(written) && is_day(written)))
        return std::nullopt;
    if (is_written_as_date(written)) return "there is no such date";
    if (written.find('T') != none && matches(written.substr(0, 10), "dddd-dd-dd"))
        return std::nullopt;
    return "a date is written year-month-day, as in 2026-11-01, without quotes";
}

// Where the year comes first, the month comes next, whatever stands between them.
std::optional<std::string> date_meant(std::string_view written) {
    const auto parts = base::split(written, "-./");
    if (parts.size() != 3 || parts[0].size() != 4) return std::nullopt;
    for (const std::string_view part : parts)
        if (part.size() > 4 || !std::all_of(part.begin(), part.end(), base::is_digit))
            return std::nullopt;
    return fmt::format("{}-{:0>2}-{:0>2}", parts[0], parts[1], parts[2]);
}

// A trailing comma or semicolon is another mistake.
std::string_view without_end_mark(std::string_view written) {
    while (written.ends_with(',') || written.ends_with(';')) written.remove_suffix(1);
    return base::trimmed(written, " \t");
}

// Where a comment of another language begins, what stands before it.
std::string_view without_comment(std::string_view written) {
    for (const std::string_view sign : {" //", " --", " /*"})
        if (const auto at = written.find(sign); at != none) written = written.substr(0, at);
    return base::trimmed(written, " \t");
}

// A number, a date or a time of day, as TOML has them.
bool is_legal(std::string_view written) {
    if (is_written_as_date(written)) return is_day(written);
    if (matches(written.substr(0, 8), "dd:dd:dd")) return true;
    if (is_written_as_date(written.substr(0, 10)) && written.size() > 10) return written[10] == 'T';
    if (written.starts_with('-') || written.starts_with('+')) written.remove_prefix(1);
    const bool is_number = written.find_first_not_of("0123456789._eE+-") == none;
    return is_number && !number_mistake(written) &&
           std::count(written.begin(), written.end(), '.') <= 1;
}

std::optional<std::string> text_mistake(std::string_view written) {
    const auto begin = written.find_first_not_of("+-");
    if (begin == none || !base::is_digit(written[begin])) return std::nullopt;
    if (written.starts_with("0x") || is_legal(written)) return std::nullopt;
    return std::string(in_quotes);
}

}  // namespace

std::optional<std::string> bare_value_mistake(std::string_view key, std::string_view written) {
    written = without_end_mark(without_comment(written));
    if (base::contains(flags, key)) return flag_mistake(written);
    if (base::contains(dates, key)) return date_mistake(written);
    if (key == "number") return number_mistake(written);
    const auto blank = written.find_first_of(" \t");
    const bool has_words = blank != none && base::is_digit(written.front());
    if (has_words && written.find('=', blank) == none) return std::string(in_quotes);
    return base::contains(texts, key) ? text_mistake(written) : std::nullopt;
}

std::optional<MeantValue> value_meant(std::string_view key, std::string_view written) {
    written = without_end_mark(without_comment(written));
    std::optional<std::string> meant;
    if (base::contains(flags, key)) meant = flag_meant(written);
    if (base::contains(dates, key)) meant = date_meant(written);
    if (key == "number") meant = number_meant(written);
    if (!meant) return std::nullopt;
    return MeantValue{written.size(), std::move(*meant)};
}

}  // namespace deckfile
