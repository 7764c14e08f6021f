// A line of a file with a mark below one place in it, for whoever is told what is wrong there.
#pragma once

#include "ui/style.hpp"

#include <string_view>

namespace ui {

// The line and the mark below it, behind the line's number:
//
//    12 | front = “What is RPO?”
//       |         ^
//
// `line` is as it stands in the file, without its end; the column counts its code points from 1. Of
// a line that is wider than the terminal the part around the place is shown. Nothing of a blank
// line.
Lines excerpt(std::string_view line, int number, int column, const Look& look);

}  // namespace ui
