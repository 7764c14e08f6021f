// A table of Markdown as lines: aligned where it fits, else each row as lines of "header: value".
#pragma once

#include "ui/table.hpp"

#include <vector>

namespace ui {

// The first row is the header's; `room` is how many columns there are. Records are left to be
// wrapped.
Lines table_lines(const std::vector<Align>& columns, const std::vector<std::vector<Line>>& rows,
                  int room, const Look& look);

}  // namespace ui
