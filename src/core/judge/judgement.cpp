#include "core/judge/judgement.hpp"

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

// Digits before the point.
int whole_digits(double number) {
    return static_cast<int>(std::floor(std::log10(number))) + 1;
}

// To so many digits; where the tolerance is said in the same measure, to as many more as it takes
// that the text is on the same side of it as the number.
std::string rounded(double number, int digits, bool compared, double limit, bool near) {
    constexpr int all_digits = 17;
    for (; digits < all_digits; ++digits) {
        const std::string text = fmt::format("{:.{}g}", number, digits);
        double shown = 0;
        std::from_chars(text.data(), text.data() + text.size(), shown);
        if (!compared || (shown <= limit) == near) return number_text(shown);
    }
    return number_text(number);
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
            return "only the exact number";
        case Tolerance::Form::percent:
            return fmt::format("within {:g} %", within.value);
        case Tolerance::Form::factor:
            return fmt::format("within a factor of {:g}", within.value);
    }
    return "only the exact number";
}

std::string miss_text(double answer, double number, const Tolerance& within) {
    if (answer == number) return "right";
    const std::string_view side = answer < number ? "too low" : "too high";
    if (number == 0 || answer == 0 || (answer < 0) != (number < 0))
        return fmt::format("{} {}", number_text(std::abs(answer - number)), side);
    const bool near = judge_number(answer, number, within) == Grade::good;
    const double ratio = std::max(answer / number, number / answer);
    if (ratio >= 2) {
        const int digits = ratio >= 999.5 ? whole_digits(ratio) : 3;
        const bool says = within.form == Tolerance::Form::factor;
        return fmt::format("{} times {}", rounded(ratio, digits, says, within.value, near), side);
    }
    const double percent = std::abs(answer - number) / std::abs(number) * 100;
    const bool says = within.form == Tolerance::Form::percent;
    return fmt::format("{} % {}", rounded(percent, 2, says, within.value, near), side);
}

}  // namespace core
