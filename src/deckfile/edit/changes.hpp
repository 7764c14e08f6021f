// Changes to a text that leave every other byte of it as it is.
#pragma once

#include "deckfile/source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace deckfile {

// The bytes of a span give way to others.
struct Change {
    Span span;
    std::string text;

    bool operator==(const Change&) const = default;
};

// In the order of the text; no two of one place.
using Changes = std::vector<Change>;

std::string changed(std::string_view text, const Changes& changes);

// The lines that go and come, as `diff -U0` lists them: "@@ -12,2 +12 @@", "-old", "+new"; of those
// that end as on Windows, with the CR. The changes must be of whole lines, but for a line at the
// end of the text that has no end.
std::vector<std::string> list_changes(std::string_view text, const Changes& changes);

}  // namespace deckfile
