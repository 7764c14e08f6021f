// The lines of a table, by what stands in them, and how lines end.
#pragma once

#include "deckfile/source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace deckfile {

// Lines that stand together: those of an entry, a comment, or a blank one.
struct Unit {
    enum class Kind : std::uint8_t { blank, comment, directive, entry };
    Kind kind;
    Span span;
};
using Units = std::vector<Unit>;

// Of a table's body, in order.
Units units_of(const Source& body);

// Of the line that begins or ends there.
std::string_view line_end_at(std::string_view text, std::size_t line_feed);
// With such ends in place of its own.
std::string with_line_ends(std::string_view text, std::string_view line_end);

}  // namespace deckfile
