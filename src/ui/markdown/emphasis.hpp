// What stands out in a line of Markdown, by style or, without colour, by marks around it. A mark of
// Markdown inside code would be read as code: there the code is closed before an answer and opened
// again, and a block of code has no marks at all. Code within prose holds together: it is a command
// often.
#pragma once

#include "ui/markdown/source.hpp"
#include "ui/style.hpp"

#include <cstdint>
#include <vector>

namespace ui {

// A part as it stands in its paragraph, cell or block of code.
struct Piece {
    enum class Within : std::uint8_t { prose, code_span, code_block };
    Part part;
    Style style;
    Within within = Within::prose;
};

Line emphasised(std::vector<Piece> pieces, const Look& look);

}  // namespace ui
