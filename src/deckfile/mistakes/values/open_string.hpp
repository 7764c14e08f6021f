// A text whose quote is not closed on its line: what its author meant, where the line itself tells.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deckfile {

struct OpenString {
    std::size_t at;  // byte of the line
    std::string message;
};

// Of a line without its end, whose quote at `begin` nothing closes; `in_list` where a list is open
// there.
OpenString open_string(std::string_view line, std::size_t begin, bool in_list);

}  // namespace deckfile
