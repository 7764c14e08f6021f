// What stands in a text as it is written though Markdown would take it for its own: formulas, and
// each backslash before something that it does not escape here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

// Bytes of a text from `begin` up to `end`.
struct Stretch {
    std::size_t begin;
    std::size_t end;
};

// What is to stand in the place of a stretch, so that a parser gives back what was written.
struct Edit {
    Stretch of;
    std::string text;
};

// In order. In code nothing is changed: there the parser changes nothing either. Where `unicode` is
// shown, formulas that have such a form are given it, but for those with a mark inside.
std::vector<Edit> literal_edits(std::string_view text, const std::vector<Stretch>& code,
                                const std::vector<Stretch>& marks, bool unicode);

}  // namespace ui
