// The cloze notation: "{{hidden}}" or "{{hidden::hint}}", literal braces as "{{{{" and "}}}}".
// Holes do not nest.
#pragma once

#include "core/card/marked_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

// A run of a cloze text: plain, or a hole.
struct ClozeRun {
    std::string text;  // shown, or hidden
    bool hole = false;
    std::string hint;        // of a hole; may be empty
    std::size_t offset = 0;  // of a hole: the byte of the cloze where it begins
};

// What is wrong with a cloze text, and at which byte of it.
struct ClozeError {
    std::string message;
    std::size_t offset;
};
using ClozeErrors = std::vector<ClozeError>;

// The runs in order, at least one of them a hole; or all for which the text is no cloze.
std::variant<std::vector<ClozeRun>, ClozeErrors> parse_cloze(std::string_view text);

// What a card about this hole hides; holes that hide the same are one card's.
std::string hidden_by(const ClozeRun& hole);

// How a hole is shown: "[...]" or "[hint?]" in its place, its text, or nothing.
enum class Hole : std::uint8_t { open, filled, left_out };

// A cloze whose holes are shown alike and marked, or, where a text is given that they hide, those
// that hide it; the others are filled. A text that is no cloze, as it is.
MarkedText cloze_text(const std::string& cloze, Hole shown,
                      const std::optional<std::string>& hidden = std::nullopt);

// The hints of its holes; none of a text that is no cloze.
std::vector<std::string> cloze_hints(const std::string& cloze);

}  // namespace core
