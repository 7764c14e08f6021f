#include "deckfile/tolerance.hpp"

#include <charconv>
#include <cmath>

namespace deckfile {

using core::Tolerance;

std::optional<Tolerance> tolerance_from(std::string_view text) {
    if (text == "exact") return Tolerance{};
    const bool is_factor = text.starts_with('x');
    if (!is_factor && !text.ends_with('%')) return std::nullopt;
    const std::string_view digits = is_factor ? text.substr(1) : text.substr(0, text.size() - 1);
    double value = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value, std::chars_format::fixed);
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value)) return std::nullopt;
    if (is_factor ? value <= 1 : value <= 0 || value > 100) return std::nullopt;
    return Tolerance{is_factor ? Tolerance::Form::factor : Tolerance::Form::percent, value};
}

}  // namespace deckfile
