#include "core/judge/figures.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "base/text/unicode.hpp"
#include "core/judge/number_words.hpp"
#include "core/judge/quantity.hpp"
#include "core/judge/units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace core {
namespace {

using base::is_digit;
using base::trimmed;
using namespace std::string_view_literals;

bool nearly_equal(double a, double b) {
    return a == b || std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

// "a week" is one.
std::string with_article_as_one(const std::string& text) {
    for (const std::string_view article : {"a ", "an "}) {
        if (!text.starts_with(article)) continue;
        std::string one = "1 " + text.substr(article.size());
        const auto quantity = read_quantity(one);
        if (quantity && quantity->known_unit) return one;
    }
    return text;
}

// In digits, as far as it is a number.
std::string in_digits(std::string_view text) {
    return with_article_as_one(with_numbers_in_digits(text));
}

// "one node fails" begins with a number, and is no quantity.
std::optional<Quantity> quantity_in(std::string_view text) {
    const std::string digits = in_digits(text);
    auto quantity = read_quantity(digits);
    const bool from_word = digits != text && quantity && !quantity->known_unit;
    if (from_word && quantity->unit.find(' ') != std::string::npos) return std::nullopt;
    return quantity;
}

std::optional<int> months_of(const Quantity& quantity) {
    const auto unit = unit_of_answer(quantity.unit, Family::time);
    return unit ? months_in(*unit) : std::nullopt;
}

// What the given text comes to in the unit of the expected quantity.
std::optional<double> value_in(std::string_view given, const Quantity& expected) {
    const std::string digits = in_digits(given);
    const auto quantity = read_quantity(digits);
    const auto months = quantity ? months_of(*quantity) : std::nullopt;
    const auto expected_months = months_of(expected);
    if (months && expected_months) return quantity->value * *months / *expected_months;
    if (quantity && !quantity->unit.empty() && months.has_value() != expected_months.has_value())
        return std::nullopt;
    return parse_estimate(digits, expected.unit);
}

std::optional<bool> same_quantity(std::string_view given, const Quantity& expected) {
    if (const auto value = value_in(given, expected)) return nearly_equal(*value, expected.value);
    const auto other = quantity_in(given);
    if (other && other->known_unit && expected.known_unit) return false;
    return std::nullopt;
}

struct Range {
    std::string low;
    std::string high;
};

bool is_bare_number(std::string_view text) {
    return !text.empty() && is_digit(text.front()) &&
           text.find_first_not_of("0123456789.,_") == std::string_view::npos;
}

// The unit that stands at one end alone holds for both: "5-10K", "$5 to 10".
Range with_units_shared(std::string_view low, std::string_view high) {
    Range range{std::string(low), std::string(high)};
    const auto number_end = high.find_first_not_of("0123456789.,_");
    if (is_bare_number(low) && number_end != std::string_view::npos && number_end > 0)
        range.low.append(" ").append(trimmed(high.substr(number_end)));
    const auto sign_end = low.find_first_of("0123456789");
    if (is_bare_number(high) && sign_end != std::string_view::npos)
        range.high.insert(0, low.substr(0, sign_end));
    return range;
}

// Where the first end stops and the other begins.
struct Gap {
    std::size_t at = std::string_view::npos;
    std::size_t size = 0;
};

Gap find_gap(std::string_view text, bool between) {
    constexpr std::array marks = {" to "sv,         "-"sv,           "\xe2\x80\x90"sv,
                                  "\xe2\x80\x91"sv, ".."sv,          "\xe2\x80\x93"sv,
                                  "\xe2\x80\x94"sv, "\xe2\x88\x92"sv};
    Gap gap;
    for (const std::string_view mark : marks)
        if (const auto at = text.find(mark, 1); at < gap.at) gap = {at, mark.size()};
    if (const auto at = text.find(" and "); between && at < gap.at) gap = {at, 5};
    return gap;
}

std::optional<Range> read_range(std::string_view given) {
    std::string_view text = given;
    bool between = false;
    for (const std::string_view opening : {"between ", "from ", "about ", "~"}) {
        if (!text.starts_with(opening)) continue;
        between = opening == "between ";
        text.remove_prefix(opening.size());
        break;
    }
    if (text.empty()) return std::nullopt;
    const Gap gap = find_gap(text, between);
    if (gap.size == 0) return std::nullopt;
    const std::string high = in_digits(trimmed(text.substr(gap.at + gap.size)));
    return with_units_shared(in_digits(trimmed(text.substr(0, gap.at))), high);
}

// Both ends of a range, in the unit of its higher one.
struct Ends {
    Quantity low;
    Quantity high;
};

std::optional<Ends> ends_of(const Range& range) {
    const auto high = read_quantity(range.high);
    if (!high) return std::nullopt;
    const auto low = value_in(range.low, *high);
    if (!low) return std::nullopt;
    return Ends{{*low, high->unit, high->known_unit}, *high};
}

std::optional<bool> same_range(std::string_view given, const Ends& expected) {
    const auto range = read_range(given);
    if (!range || !ends_of(*range)) return std::nullopt;
    const auto low = value_in(range->low, expected.low);
    const auto high = value_in(range->high, expected.high);
    if (!low || !high) return std::nullopt;
    return nearly_equal(*low, expected.low.value) && nearly_equal(*high, expected.high.value);
}

}  // namespace

std::optional<bool> same_figures(std::string_view given, std::string_view expected) {
    if (const auto quantity = quantity_in(expected)) return same_quantity(given, *quantity);
    const std::string digits = with_numbers_in_digits(expected);
    const auto range = read_range(digits);
    const auto ends = range ? ends_of(*range) : std::nullopt;
    return ends ? same_range(with_numbers_in_digits(given), *ends) : std::nullopt;
}

}  // namespace core
