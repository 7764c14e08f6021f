// How far two texts are apart: the fewest characters to put in, leave out, change, or swap with
// their neighbour that make the one of the other, where no stretch is edited twice (the optimal
// string alignment of Damerau and Levenshtein).
#pragma once

#include <string_view>

namespace base {

// By code points, or by bytes. Takes time in proportion to the product of their sizes.
int edit_distance(std::u32string_view a, std::u32string_view b);
int edit_distance(std::string_view a, std::string_view b);

}  // namespace base
