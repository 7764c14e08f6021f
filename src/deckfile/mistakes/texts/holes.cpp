#include "deckfile/mistakes/texts/holes.hpp"

#include "base/text/in_backticks.hpp"

#include <fmt/format.h>

#include <string_view>

namespace deckfile {
namespace {

// The first brace that has no other; two together are literal ones, and may stand alone.
std::optional<std::size_t> lone_brace(std::string_view text) {
    std::optional<std::size_t> open;
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view left = text.substr(at);
        if (left.front() == '\\' || left.starts_with("{{") || left.starts_with("}}")) {
            ++at;
        } else if (left.front() == '{') {
            if (depth++ == 0) open = at;
        } else if (left.front() == '}' && --depth < 0) {
            return at;
        }
    }
    return depth > 0 ? open : std::nullopt;
}

}  // namespace

std::optional<std::string> doubt_about_hole(const core::ClozeRun& run) {
    const auto at = run.hole ? lone_brace(run.text) : std::nullopt;
    if (!at) return std::nullopt;
    const bool is_end = run.text[*at] == '}' && *at + 1 < run.text.size();
    if (is_end)
        return fmt::format("this hole hides {}; is a }} missing behind {}?",
                           base::in_backticks(run.text),
                           base::in_backticks("{{" + run.text.substr(0, *at)));
    return fmt::format("this hole hides {}; is a brace missing, or one too many?",
                       base::in_backticks(run.text));
}

}  // namespace deckfile
