#include "core/card/formula.hpp"

#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"

#include <optional>

namespace core {
namespace {

constexpr auto none = std::string_view::npos;

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

bool begins_with_letter(std::string_view text) {
    return !text.empty() && base::is_letter_or_digit(base::take_code_point(text).code);
}

bool ends_with_letter(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && is_continuation(text[at - 1])) --at;
    return at > 0 && begins_with_letter(text.substr(at - 1));
}

bool is_money(std::string_view inside) {
    if (!base::is_digit(inside.front()) || inside.find_first_of("^\\{") != none) return false;
    return inside.find_first_of(" \t,-/") != none || inside.find("–") != none ||
           inside.find("—") != none;
}

// The next dollar from `at` on that no backslash escapes.
std::size_t next_dollar(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] != '$')
        at += text[at] == '\\' && at + 1 < text.size() ? 2 : 1;
    return at < text.size() ? at : none;
}

// A formula that has lines of its own ends at an empty line in any case.
std::optional<Formula> long_formula(std::string_view text, std::size_t begin) {
    const std::size_t start = begin + 2;
    if (start >= text.size() || text[start] == ' ' || text[start] == '\t') return std::nullopt;
    const auto close = text.find("$$", start);
    if (close == none || close == start || text[close - 1] == ' ') return std::nullopt;
    const std::string_view inside = text.substr(start, close - start);
    if (inside.find("\n\n") != none || inside.find('$') != none) return std::nullopt;
    if (inside.find_first_not_of(" \t\r\n") == none) return std::nullopt;
    return Formula{begin, close + 2, 2};
}

std::optional<Formula> short_formula(std::string_view text, std::size_t begin) {
    const std::size_t start = begin + 1;
    if (start >= text.size() || base::is_ascii_space(text[start])) return std::nullopt;
    const auto close = next_dollar(text, start);
    if (close == none || close == start) return std::nullopt;
    const std::string_view inside = text.substr(start, close - start);
    const std::string_view behind = text.substr(close + 1);
    if (base::is_ascii_space(inside.back()) || behind.starts_with('$') ||
        begins_with_letter(behind) || inside.find('\n') != none || is_money(inside))
        return std::nullopt;
    return Formula{begin, close + 1, 1};
}

}  // namespace

std::vector<Formula> formulas_in(std::string_view text) {
    std::vector<Formula> found;
    std::size_t at = 0;
    while ((at = next_dollar(text, at)) != none) {
        const bool is_double = text.substr(at).starts_with("$$");
        std::optional<Formula> formula;
        if (!ends_with_letter(text.substr(0, at)))
            formula = is_double ? long_formula(text, at) : short_formula(text, at);
        if (formula) found.push_back(*formula);
        at = formula ? formula->end : text.find_first_not_of('$', at);
        if (at == none) break;
    }
    return found;
}

}  // namespace core
