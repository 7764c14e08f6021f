#include "core/judge/quantity.hpp"

#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"
#include "core/judge/number_words.hpp"
#include "core/judge/plain_text.hpp"
#include "core/judge/units.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace core {
namespace {

// Marks beyond ASCII are few in a number; normalising very many of them would take long.
constexpr std::size_t longest_not_ascii = 1024;
// No exponent of more digits is within any double.
constexpr std::size_t longest_exponent = 5;

using base::is_digit;

bool take(std::string_view& text, std::string_view front) {
    if (!text.starts_with(front)) return false;
    text.remove_prefix(front.size());
    return true;
}

void skip_spaces(std::string_view& text) {
    while (take(text, " ")) {
    }
}

// Whether the mark at the front stands before three digits and no fourth: "1,5" is not fifteen.
bool marks_thousands(std::string_view text) {
    const auto digits = std::find_if_not(text.begin() + 1, text.end(), is_digit) - text.begin() - 1;
    return digits == 3;
}

// The digits at the front, without marks: '_' between any two, ',' between thousands where asked.
std::string take_digits(std::string_view& text, bool thousands) {
    std::string digits;
    while (!text.empty()) {
        const bool mark =
            !digits.empty() && text.size() > 1 && is_digit(text[1]) &&
            (text[0] == '_' || (text[0] == ',' && thousands && marks_thousands(text)));
        if (!is_digit(text[0]) && !mark) break;
        if (!mark) digits += text[0];
        text.remove_prefix(1);
    }
    return digits;
}

// The power of ten behind an 'e'; nothing where it is out of all bounds.
std::optional<int> take_exponent(std::string_view& text) {
    if (text.empty() || (text[0] != 'e' && text[0] != 'E')) return 0;
    std::size_t at = 1;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (at == text.size() || !is_digit(text[at])) return 0;
    const bool negative = text[at - 1] == '-';
    text.remove_prefix(at);
    const auto* end = std::find_if_not(text.begin(), text.end(), is_digit);
    const auto size = static_cast<std::size_t>(end - text.begin());
    if (size > longest_exponent) return std::nullopt;
    int power = 0;
    for (const char c : text.substr(0, size)) power = power * 10 + (c - '0');
    text.remove_prefix(size);
    return negative ? -power : power;
}

// digits * 10^power, not yet rounded to binary.
struct Decimal {
    std::string digits;
    int power = 0;
};

std::optional<Decimal> take_decimal(std::string_view& text) {
    Decimal out;
    out.digits = take_digits(text, true);
    bool any = !out.digits.empty();
    if (take(text, ".")) {
        const std::string decimals = take_digits(text, false);
        any = any || !decimals.empty();
        out.digits += "." + decimals;
    }
    if (!any) return std::nullopt;
    const auto power = take_exponent(text);
    if (!power) return std::nullopt;
    out.power = *power;
    return out;
}

// Nothing where no double is near it.
std::optional<double> rounded(const Decimal& number, int power, bool negative) {
    std::string text = number.digits;
    if (number.power + power != 0) text += "e" + std::to_string(number.power + power);
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
    return negative ? -value : value;
}

void skip_approximately(std::string_view& text) {
    for (const std::string_view mark : {"~", "\xe2\x89\x88", "\xe2\x88\xbc"}) {
        if (!take(text, mark)) continue;
        return skip_spaces(text);
    }
    const std::string word =
        base::case_folded(text.substr(0, std::min<std::size_t>(text.find(' '), 16)));
    for (const std::string_view about :
         {"about", "around", "approx", "approx.", "approximately", "roughly", "circa", "ca", "ca."})
        if (word == about) text.remove_prefix(std::min(about.size() + 1, text.size()));
}

// The sign at the front: -1 or 1; 0 where there is none.
int take_sign(std::string_view& text) {
    if (take(text, "+")) return 1;
    return take(text, "-") || take(text, "\xe2\x88\x92") ? -1 : 0;
}

// A currency written before its amount, as a unit written behind.
std::string_view take_currency(std::string_view& text) {
    struct Sign {
        std::string_view sign, unit;
    };
    constexpr Sign signs[] = {{"$", "USD"},    {"US$", "USD"},          {"USD ", "USD"},
                              {"EUR ", "EUR"}, {"\xe2\x82\xac", "EUR"}, {"\xc2\xa3", "GBP"}};
    for (const auto& [sign, unit] : signs) {
        if (!take(text, sign)) continue;
        skip_spaces(text);
        return unit;
    }
    return "";
}

// A number and the unit behind it, as they were written.
struct Written {
    bool negative = false;
    Decimal number;
    std::string unit;
    bool apart = false;  // a space stands between them
};

std::string with_currency(std::string_view unit, std::string_view currency) {
    const auto slash = std::min(unit.find('/'), unit.size());
    std::string out(unit.substr(0, slash));
    out.append(" ").append(currency).append(unit.substr(slash));
    return base::normalised(out);
}

std::optional<Written> read_written(std::string_view text) {
    const bool ascii =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < 0x7F; });
    if (!ascii && text.size() > longest_not_ascii) return std::nullopt;
    const std::string whole = plain_text(text);
    std::string_view rest = whole;
    skip_approximately(rest);
    int sign = take_sign(rest);
    const std::string_view currency = take_currency(rest);
    if (sign == 0 && !currency.empty()) sign = take_sign(rest);
    const auto number = take_decimal(rest);
    if (!number) return std::nullopt;
    Written out{sign < 0, *number, "", rest.starts_with(' ')};
    skip_spaces(rest);
    out.unit = currency.empty() ? std::string(rest) : with_currency(rest, currency);
    return out;
}

// Whether the text is the note's very unit. "M" is a million even where the unit is "m", and the
// case of a unit of data tells bits from bytes.
bool is_unit_of_note(std::string_view text, std::string_view unit, Family family) {
    if (family == Family::bytes || family == Family::bits || text == "M") return text == unit;
    return same_words(text, unit);
}

std::optional<double> in_unit(const Written& written, std::string_view unit) {
    const Unit asked = unit_of_note(plain_text(unit));
    if (written.unit.empty() || is_unit_of_note(written.unit, plain_text(unit), asked.of.family))
        return rounded(written.number, 0, written.negative);
    const auto given = unit_of_answer(written.unit, asked.of.family);
    const auto by = given ? conversion(*given, asked) : std::nullopt;
    if (!by) return std::nullopt;
    const auto value = rounded(written.number, by->power, written.negative);
    if (!value) return std::nullopt;
    const double converted = *value * by->times / by->over;
    const bool lost = !std::isfinite(converted) || (converted == 0 && *value != 0);
    return lost ? std::nullopt : std::optional(converted);
}

// A few words that can be counted: one, or more in the plural. "3-way handshake" is no quantity,
// and "10 MB of logs" is one with something said of it.
bool is_countable(std::string_view unit) {
    const auto words = std::count(unit.begin(), unit.end(), ' ') + 1;
    if (std::any_of(unit.begin(), unit.end(), is_digit)) return false;
    if (words > 1 && !common_name(unit.substr(0, unit.find(' '))).empty()) return false;
    return words == 1 || (words <= 3 && unit.ends_with('s'));
}

}  // namespace

std::optional<double> parse_estimate(std::string_view text, std::string_view unit) {
    auto written = read_written(text);
    if (!written) written = read_written(with_numbers_in_digits(text));
    return written ? in_unit(*written, unit) : std::nullopt;
}

std::optional<Quantity> read_quantity(std::string_view text) {
    const auto written = read_written(text);
    if (!written) return std::nullopt;
    const Family asked = written->unit == "m" ? Family::time : Family::none;
    const auto unit = unit_of_answer(written->unit, asked);
    if (!unit) return std::nullopt;
    const auto value = rounded(written->number, unit->multiplier, written->negative);
    if (!value) return std::nullopt;
    const bool known = unit->of.family != Family::word && unit->per.family != Family::word;
    const bool letter = written->unit.size() == 1 && written->unit[0] >= 'A' &&
                        written->unit[0] <= 'Z' && unit->multiplier == 0;
    const bool apart = written->apart || unit->multiplier != 0;
    if (!known && (!apart || !is_countable(unit->unmultiplied))) return std::nullopt;
    if (known && letter && !written->apart) return std::nullopt;  // "3D"
    return Quantity{*value, asked == Family::time ? "min" : unit->unmultiplied,
                    known && unit->of.family != Family::none};
}

}  // namespace core
