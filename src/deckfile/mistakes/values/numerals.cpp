#include "deckfile/mistakes/values/numerals.hpp"

#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "base/text/names.hpp"
#include "base/text/unicode.hpp"
#include "deckfile/print.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <vector>

namespace deckfile {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::string_view one_number =
    "one number stands here; how near an answer must come is said by `within`";
constexpr std::string_view digit_signs = "0123456789";

bool is_all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), base::is_digit);
}

// The dashes that stand for a minus in print.
std::string_view typeset_minus(std::string_view written) {
    static constexpr std::array<std::string_view, 8> signs = {"−", "–", "—",  "‒",
                                                              "‐", "‑", "﹣", "－"};
    for (const std::string_view sign : signs)
        if (written.starts_with(sign)) return sign;
    return {};
}

struct Signed {
    std::string_view sign;  // as TOML has it
    std::string_view digits;
};

Signed without_sign(std::string_view written) {
    const std::string_view typeset = typeset_minus(written);
    if (!typeset.empty()) return {"-", written.substr(typeset.size())};
    const std::size_t size = written.starts_with('-') || written.starts_with('+') ? 1 : 0;
    return {written.substr(0, size), written.substr(size)};
}

struct Numeral {
    std::vector<std::string_view> groups;
    std::string marks;  // between them
    std::string_view fraction;

    bool is_one_mark() const { return marks.find_first_not_of(marks[0]) == std::string::npos; }
};

// Digits with marks between them, one by one.
std::optional<Numeral> groups_in(std::string_view digits) {
    Numeral out;
    for (;;) {
        const auto end = std::min(digits.find_first_of(",. '_"), digits.size());
        out.groups.push_back(digits.substr(0, end));
        if (!is_all_digits(out.groups.back())) return std::nullopt;
        if (end == digits.size()) break;
        out.marks += digits[end];
        digits.remove_prefix(end + 1);
    }
    return out;
}

// One mark, and behind it as many digits as a thousand has.
bool may_be_either(const Numeral& numeral) {
    return (numeral.marks == "," || numeral.marks == ".") && numeral.groups[1].size() == 3 &&
           numeral.groups[0].size() <= 3 && numeral.groups[0].front() != '0';
}

// A number as it is grouped in some country: 86 400, 1.234,5 and 86'400.
std::optional<Numeral> numeral_from(std::string_view digits) {
    auto numeral = groups_in(digits);
    if (!numeral || numeral->marks.empty() || may_be_either(*numeral)) return std::nullopt;
    auto& groups = numeral->groups;
    const char last = numeral->marks.back();
    if ((last == ',' || last == '.') && (numeral->marks.size() == 1 || !numeral->is_one_mark())) {
        numeral->fraction = groups.back();
        groups.pop_back();
    }
    const bool is_grouped =
        groups.size() == 1 ||
        (groups[0].size() <= 3 && std::all_of(groups.begin() + 1, groups.end(),
                                              [](auto group) { return group.size() == 3; }));
    const bool begins_with_nought =
        groups[0].front() == '0' && (groups.size() > 1 || groups[0] != "0");
    if (!is_grouped || begins_with_nought) return std::nullopt;
    return numeral;
}

bool lacks_digit_at_point(std::string_view digits) {
    return digits.starts_with('.') || digits.ends_with('.');
}

// What follows digits and an exponent.
std::string_view behind_number(std::string_view digits) {
    const auto end = std::min(digits.find_first_not_of("0123456789.,_"), digits.size());
    std::string_view behind = digits.substr(end);
    const auto sign = behind.size() > 1 && (behind[1] == '-' || behind[1] == '+') ? 2U : 1U;
    if (!behind.empty() && base::lower(behind[0]) == 'e' && behind.size() > sign &&
        base::is_digit(behind[sign])) {
        behind.remove_prefix(sign);
        behind.remove_prefix(std::min(behind.find_first_not_of(digit_signs), behind.size()));
    }
    return base::trimmed(behind, " \t");
}

// By how many places the point moves for a word behind a number; none where it is no such word. A
// K by itself is kelvin.
std::optional<std::size_t> power_of(std::string_view word, bool is_glued) {
    if (word == "M" || (word == "K" && is_glued)) return word == "M" ? 6 : 3;
    static constexpr base::Name<std::size_t> powers[] = {
        {"k", 3},        {"thousand", 3},  {"mn", 6},        {"mln", 6}, {"mio", 6},
        {"million", 6},  {"millions", 6},  {"bn", 9},        {"mrd", 9}, {"billion", 9},
        {"billions", 9}, {"trillion", 12}, {"trillions", 12}};
    return word == "K" ? std::nullopt : base::value_of(powers, base::lower(word));
}

// The number with its point moved to the right, in groups where it is long.
std::optional<std::string> times_ten(std::string_view digits, std::size_t power) {
    const auto meant = number_meant(digits);
    std::string number(meant ? *meant : std::string(digits));
    std::erase(number, '_');
    const auto point = std::min(number.find('.'), number.size());
    std::string whole = number.substr(0, point);
    std::string fraction = number.substr(std::min(point + 1, number.size()));
    if (!is_all_digits(whole + fraction)) return std::nullopt;
    fraction.resize(std::max(fraction.size(), power), '0');
    whole += fraction.substr(0, power);
    fraction.erase(0, power);
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    if (whole.size() > 4)
        for (auto at = whole.size() - 3; at > 0 && at < whole.size();
             at -= std::min<std::size_t>(at, 3))
            whole.insert(at, "_");
    return fraction.empty() ? whole : whole + "." + fraction;
}

// What goes on to a second number.
bool begins_with_range(std::string_view behind) {
    return behind.starts_with('-') || behind.starts_with("to ") || behind.starts_with("..") ||
           !typeset_minus(behind).empty();
}

// "1.5k": a thousand is no unit.
std::optional<std::string> multiplier_mistake(std::string_view sign, std::string_view digits,
                                              std::string_view behind) {
    const std::string_view number =
        digits.substr(0, static_cast<std::size_t>(behind.data() - digits.data()));
    const bool is_glued = base::is_digit(number.back());
    const auto end = std::find_if_not(behind.begin(), behind.end(), base::is_ascii_letter);
    const std::string_view word(behind.begin(), end);
    const auto power = power_of(word, is_glued);
    const auto right = power ? times_ten(base::trimmed(number, " \t"), *power) : std::nullopt;
    if (!right) return std::nullopt;
    std::string message = fmt::format("\"{}\" is no unit: write {}{}", word, sign, *right);
    const std::string_view unit = base::trimmed(behind.substr(word.size()), " \t");
    if (begins_with_range(unit)) return std::string(one_number);
    if (!unit.empty()) message += ", and on a line of its own unit = " + print_text(unit);
    return message;
}

std::string mistake_behind(std::string_view sign, std::string_view digits,
                           std::string_view behind) {
    if (begins_with_range(behind)) return std::string(one_number);
    if (std::string_view("^*/").find(behind.front()) != none || behind.starts_with("x ") ||
        behind.starts_with("×"))
        return "a number is written out, as in 1_000_000 or 1e6; nothing is worked out here";
    if (auto message = multiplier_mistake(sign, digits, behind)) return *message;
    return fmt::format("only the number stands here; the unit has a line of its own: unit = {}",
                       print_text(behind));
}

// Of digits that are no number as they are grouped.
std::optional<std::string> mistake_in_digits(std::string_view sign, std::string_view digits) {
    if (digits.front() == '0' && is_all_digits(digits)) {
        digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
        return fmt::format("a number may not begin with 0; write {}{}", sign, digits);
    }
    if (digits.find(',') == none) return std::nullopt;
    if (!is_thousand_or_fraction(digits))
        return "a number has no commas: _ stands between groups of digits, a point before the "
               "fraction";
    const auto comma = digits.find(',');
    const std::string_view whole = digits.substr(0, comma), rest = digits.substr(comma + 1);
    return fmt::format("write {0}{1}{2} or {0}{1}.{2}: the comma may mean either", sign, whole,
                       rest);
}

}  // namespace

bool is_thousand_or_fraction(std::string_view written) {
    const auto numeral = groups_in(without_sign(written).digits);
    return numeral && may_be_either(*numeral);
}

bool begins_with_typeset_sign(std::string_view written) {
    if (!typeset_minus(written).empty()) return true;
    std::string_view rest = written;
    return !rest.empty() && base::is_symbol(base::take_code_point(rest).code) &&
           static_cast<unsigned char>(written.front()) >= 0x80;
}

std::optional<std::string> number_meant(std::string_view written) {
    const auto [sign, digits] = without_sign(written);
    if (const auto numeral = numeral_from(digits)) {
        std::string right = fmt::format("{}{}", sign, fmt::join(numeral->groups, "_"));
        if (!numeral->fraction.empty()) right.append(".").append(numeral->fraction);
        return right;
    }
    const bool is_typeset = !typeset_minus(written).empty();
    if (is_typeset && is_all_digits(digits) && (digits == "0" || digits.front() != '0'))
        return fmt::format("{}{}", sign, digits);
    const std::string_view bare = base::trimmed(digits, ".");
    if (!lacks_digit_at_point(digits) || bare.size() + 1 != digits.size() || !is_all_digits(bare))
        return std::nullopt;
    return digits.front() == '.' ? fmt::format("{}0{}", sign, digits)
                                 : fmt::format("{}{}0", sign, digits);
}

std::optional<std::string> number_mistake(std::string_view written) {
    const std::string_view typeset = typeset_minus(written);
    if (!typeset.empty())
        return fmt::format("write - (the hyphen-minus) before the number, not {}", typeset);
    const auto [sign, digits] = without_sign(written);
    if (digits.empty() || digits == "inf" || digits == "nan") return std::nullopt;
    if (lacks_digit_at_point(digits)) return "a digit stands on both sides of the point, as in 0.5";
    if (const auto right = number_meant(written)) {
        if (right == written) return std::nullopt;
        return fmt::format(
            "write this number as {}: _ between groups of digits, a point before "
            "the fraction",
            *right);
    }
    if (!base::is_digit(digits.front()))
        return "only a number stands here, without words or signs; its unit goes into `unit`";
    if (digits.starts_with("0x") || digits.starts_with("0o") || digits.starts_with("0b"))
        return std::nullopt;
    const std::string_view behind = behind_number(digits);
    return behind.empty() ? mistake_in_digits(sign, digits) : mistake_behind(sign, digits, behind);
}

}  // namespace deckfile
