// The holes of a cloze through an edit.
#pragma once

#include "core/heir/mended.hpp"

#include <map>
#include <string>
#include <string_view>

namespace core {

// The suffix of each hole's card in the old text, and what it is in the new one. Nothing where
// their holes do not pair off, or only what is hidden differs: holes are known by that.
std::map<std::string, std::string> paired_holes(std::string_view old, std::string_view now);

// Whether the author mended the text: as is_mended has it, where no hole of four letters or fewer
// became another word.
bool is_mended_cloze(std::string_view old, std::string_view now, const SpeltElsewhere& elsewhere);

// The same, where one hole alone was mended and all around it is as it was.
bool is_mended_hole(std::string_view old, std::string_view now, const SpeltElsewhere& elsewhere);

}  // namespace core
