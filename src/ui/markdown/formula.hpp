// Formulas of TeX as a terminal can show them: "$\alpha_1^2$" as "α₁²".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ui {

// What stands between a formula's dollars, in Unicode; nothing where some of it has no such form:
// then it is better read as its author wrote it.
std::optional<std::string> plain_formula(std::string_view inside);

}  // namespace ui
