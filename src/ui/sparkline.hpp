// A row of numbers as a row of bars, one column each.
#pragma once

#include "ui/look.hpp"
#include "ui/safe_text.hpp"

#include <vector>

namespace ui {

// Numbers of 0 and more, on a logarithmic scale, since intervals grow by factors. The newest where
// not all have room in half the width. Plain characters where the terminal knows no others.
SafeText sparkline(const std::vector<double>& values, const Look& look);

}  // namespace ui
