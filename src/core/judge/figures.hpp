// Answers that are figures: a quantity, "30 days", or a range, "45 to 60 minutes".
#pragma once

#include <optional>
#include <string_view>

namespace core {

// Whether both say the same figures, whichever units they are said in; what is left out of the
// given ones is as in the expected. Nothing where they are no figures, or none that can be
// compared. Months and years are no number of days. Both texts plain.
std::optional<bool> same_figures(std::string_view given, std::string_view expected);

}  // namespace core
