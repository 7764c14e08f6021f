// How far two spellings are apart, counted in slips: a letter too many, too few, another, or two
// swapped (Damerau and Levenshtein).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace core {

// The slips between two words, both folded. Nothing where there are too many for the word's length,
// or where they may make another word of it: at its beginning, as in "encode" and "decode", in
// "minimise" and "maximise", or in a short one; but in one of four letters two may be swapped.
std::optional<int> slips_in_word(std::string_view given, std::string_view expected);

// From 0 to 1, by the first `letters` letters of each.
double spelling_likeness(std::string_view a, std::string_view b, std::size_t letters);

}  // namespace core
