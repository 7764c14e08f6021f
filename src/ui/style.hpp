// Styled text, and the bytes it becomes. Colour never carries meaning alone: all of it can be
// dropped and the text still says everything.
#pragma once

#include "core/schedule/memory.hpp"
#include "ui/look.hpp"
#include "ui/safe_text.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ui {

struct Style {
    bool bold = false;
    bool dim = false;
    bool italic = false;
    std::uint8_t colour = 0;  // of the 256; 0 is the terminal's own

    bool operator==(const Style&) const = default;
};

namespace style {
inline constexpr Style plain{};
inline constexpr Style bold{.bold = true};
inline constexpr Style dim{.dim = true};
inline constexpr Style italic{.italic = true};
inline constexpr Style heading{.bold = true};
inline constexpr Style code{.colour = 29};
Style grade(core::Grade grade);
}  // namespace style

// What wrapping may do to a text: break it; break it only where it is longer than a line, as code;
// or nothing, as it is to be copied.
enum class Hold : std::uint8_t { loose, together, whole };

// A stretch of text in one style.
struct Run {
    SafeText text;
    Style style;
    Hold hold = Hold::loose;

    bool operator==(const Run&) const = default;
};

using Line = std::vector<Run>;
using Lines = std::vector<Line>;

// The columns a line takes.
int width_of(const Line& line);

void append(Line& line, const Line& more);
void append(Lines& lines, const Lines& more);

// The line with marks cut that pile up on a character from run to run; for terminals without
// Unicode, to_ascii of every run.
Line displayable(Line line, const Look& look);

// The bytes of a line, without a newline. Styles never reach beyond its end.
std::string render(const Line& line, const Look& look);

// The bytes of several, each with a newline: to be written in one go.
std::string render(const Lines& lines, const Look& look);

}  // namespace ui
