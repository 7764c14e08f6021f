#include "deckfile/mistakes/bare_value.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "deckfile/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace deckfile {
namespace {

constexpr auto none = std::string_view::npos;

constexpr std::array<std::string_view, 4> flags = {"reverse", "ordered", "strict_accents", "fuzz"};
constexpr std::array<std::string_view, 2> dates = {"as_of", "verify_by"};
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

std::optional<std::string> date_mistake(std::string_view written) {
    if (matches(written, "dddd-dd-dd") || matches(written, "dddd")) return std::nullopt;
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

struct Numeral {
    std::string whole;  // its digits, in groups of three
    std::string fraction;
};

// A number as it is grouped in some country: 86,400, 86 400, 1.234,5 and 86'400.
std::optional<Numeral> numeral_from(std::string_view digits) {
    constexpr std::string_view marks = ",. '_";
    std::vector<std::string_view> groups;
    std::string seen;  // the marks between them
    for (;;) {
        const auto end = std::min(digits.find_first_of(marks), digits.size());
        groups.push_back(digits.substr(0, end));
        if (groups.back().empty() ||
            !std::all_of(groups.back().begin(), groups.back().end(), base::is_digit))
            return std::nullopt;
        if (end == digits.size()) break;
        seen += digits[end];
        digits.remove_prefix(end + 1);
    }
    if (seen.empty()) return std::nullopt;
    Numeral out;
    const bool one_mark =
        std::all_of(seen.begin(), seen.end(), [&](char c) { return c == seen[0]; });
    const bool splits = seen.back() == ',' || seen.back() == '.';
    const bool has_fraction =
        splits && (one_mark ? seen.size() == 1 && groups.back().size() != 3 : true);
    if (has_fraction) {
        out.fraction = groups.back();
        groups.pop_back();
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i > 0 && groups[i].size() != 3) return std::nullopt;
        out.whole += (i > 0 ? "_" : "") + std::string(groups[i]);
    }
    return out;
}

// What follows digits and an exponent.
std::string_view behind_number(std::string_view digits) {
    const auto end = std::min(digits.find_first_not_of("0123456789.,_"), digits.size());
    std::string_view behind = digits.substr(end);
    const auto sign = behind.size() > 1 && (behind[1] == '-' || behind[1] == '+') ? 2U : 1U;
    if (!behind.empty() && base::lower(behind[0]) == 'e' && behind.size() > sign &&
        base::is_digit(behind[sign])) {
        behind.remove_prefix(sign);
        behind.remove_prefix(std::min(behind.find_first_not_of("0123456789"), behind.size()));
    }
    return base::trimmed(behind, " \t");
}

// A sign, and what stands behind it.
std::pair<std::string_view, std::string_view> without_sign(std::string_view written) {
    const std::size_t size = written.starts_with('-') || written.starts_with('+') ? 1 : 0;
    return {written.substr(0, size), written.substr(size)};
}

bool lacks_digit_at_point(std::string_view digits) {
    return digits.starts_with('.') || digits.ends_with('.');
}

std::optional<std::string> number_meant(std::string_view written) {
    const auto [sign, digits] = without_sign(written);
    if (const auto numeral = numeral_from(digits)) {
        std::string right = std::string(sign) + numeral->whole;
        if (!numeral->fraction.empty()) right += "." + numeral->fraction;
        return right;
    }
    const std::string_view bare = base::trimmed(digits, ".");
    if (!lacks_digit_at_point(digits) || bare.size() + 1 != digits.size() ||
        !std::all_of(bare.begin(), bare.end(), base::is_digit))
        return std::nullopt;
    return digits.front() == '.' ? fmt::format("{}0{}", sign, digits)
                                 : fmt::format("{}{}0", sign, digits);
}

std::optional<std::string> number_mistake(std::string_view written) {
    const std::string_view digits = without_sign(written).second;
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
    if (behind.empty()) return std::nullopt;
    if (behind.starts_with('-') || behind.starts_with("to ") || behind.starts_with(".."))
        return "one number stands here; how near an answer must come is said by `within`";
    if (std::string_view("^*/").find(behind.front()) != none || behind.starts_with("x "))
        return "a number is written out, as in 1_000_000 or 1e6; nothing is worked out here";
    return fmt::format("only the number stands here; the unit has a line of its own: unit = {}",
                       print_text(behind));
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

}  // namespace

std::optional<std::string> bare_value_mistake(std::string_view key, std::string_view written) {
    written = without_end_mark(without_comment(written));
    if (base::contains(flags, key)) return flag_mistake(written);
    if (base::contains(dates, key)) return date_mistake(written);
    if (key == "number") return number_mistake(written);
    const auto blank = written.find_first_of(" \t");
    const bool is_text = blank != none && base::is_digit(written.front());
    if (is_text && written.find('=', blank) == none) return "text must stand in quotes: \"...\"";
    return std::nullopt;
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
