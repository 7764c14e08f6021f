#include "core/judge.hpp"

#include "core/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace core {
namespace {

// A little room for what binary fractions cannot say: 0.3 is within 50 % of 0.2.
constexpr double slack = 1 + 1e-12;

bool within_percent(double answer, double number, double percent) {
    return std::abs(answer - number) <= std::abs(number) * percent / 100 * slack;
}

bool within_factor(double answer, double number, double factor) {
    return answer * factor * slack >= number && answer <= number * factor * slack;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
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

std::string take_exponent(std::string_view& text) {
    if (text.empty() || (text[0] != 'e' && text[0] != 'E')) return {};
    std::size_t at = 1;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (at == text.size() || !is_digit(text[at])) return {};
    while (at < text.size() && is_digit(text[at])) ++at;
    std::string exponent(text.substr(0, at));
    if (exponent[1] == '+') exponent.erase(1, 1);
    text.remove_prefix(at);
    return exponent;
}

}  // namespace

Grade judge_choice(const std::vector<bool>& picked, const std::vector<bool>& right) {
    return picked == right ? Grade::good : Grade::again;
}

Grade judge_number(double answer, double number, const Tolerance& within) {
    switch (within.form) {
        case Tolerance::Form::exact:
            return answer == number ? Grade::good : Grade::again;
        case Tolerance::Form::percent:
            if (within_percent(answer, number, within.value)) return Grade::good;
            return within_percent(answer, number, 2 * within.value) ? Grade::hard : Grade::again;
        case Tolerance::Form::factor:
            if (within_factor(answer, number, within.value)) return Grade::good;
            return within_factor(answer, number, within.value * within.value) ? Grade::hard
                                                                              : Grade::again;
    }
    return Grade::again;
}

Grade judge_points(int had, int of) {
    if (had >= of) return Grade::good;
    return had * 3 >= of * 2 ? Grade::hard : Grade::again;
}

std::optional<double> parse_estimate(std::string_view text, std::string_view unit) {
    const std::string whole = normalised(text);
    std::string_view rest = whole;
    std::string number;
    if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) {
        if (rest[0] == '-') number = "-";
        rest.remove_prefix(1);
    }
    const std::string digits = take_digits(rest, true);
    number += digits;
    bool any = !digits.empty();
    if (!rest.empty() && rest[0] == '.') {
        rest.remove_prefix(1);
        const std::string decimals = take_digits(rest, false);
        any = any || !decimals.empty();
        number += "." + decimals;
    }
    if (!any) return std::nullopt;
    number += take_exponent(rest);
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size() || !std::isfinite(value))
        return std::nullopt;
    const std::string after = normalised(rest);
    if (!after.empty() && case_folded(after) != case_folded(unit)) return std::nullopt;
    return value;
}

std::string number_text(double number) {
    std::string text = fmt::format("{}", number);
    if (text.find('e') != std::string::npos && std::abs(number) < 1e18 &&
        number == std::floor(number))
        text = fmt::format("{:.0f}", number);
    if (text.find('e') != std::string::npos) return text;
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string tolerance_text(const Tolerance& within) {
    switch (within.form) {
        case Tolerance::Form::exact:
            return "exactly";
        case Tolerance::Form::percent:
            return fmt::format("within {:g} %", within.value);
        case Tolerance::Form::factor:
            return fmt::format("within a factor of {:g}", within.value);
    }
    return "exactly";
}

std::string miss_text(double answer, double number) {
    if (answer == number) return "right";
    const std::string_view side = answer < number ? "too low" : "too high";
    if (number == 0 || answer == 0 || (answer < 0) != (number < 0))
        return fmt::format("{} {}", number_text(std::abs(answer - number)), side);
    const double ratio = std::max(answer / number, number / answer);
    if (ratio >= 999.5) return fmt::format("{} times {}", number_text(std::round(ratio)), side);
    if (ratio >= 2) return fmt::format("{:.3g} times {}", ratio, side);
    const double percent = std::abs(answer - number) / std::abs(number) * 100;
    return fmt::format(
        "{} % {}",
        percent >= 9.95 ? fmt::format("{:.0f}", percent) : fmt::format("{:.2g}", percent), side);
}

}  // namespace core
