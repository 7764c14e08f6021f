// Text that knows on which line of its file it begins, places in it, and what is wrong there.
#pragma once

#include "core/card/catalog.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace deckfile {

// Lines and columns count from 1; columns in code points.
struct Place {
    int line = 1;
    int column = 1;
};

// A stretch of whole lines.
struct Source {
    std::string_view text;
    int line = 1;  // of its first
};

using Problems = std::vector<core::Problem>;

void add_error(Problems& problems, Place place, std::string message);
void add_warning(Problems& problems, Place place, std::string message);
bool has_error(const Problems& problems);

// "decks/greek.toml:12:1: error: what is wrong"
std::string describe(std::string_view path, const core::Problem& problem);

// The column of the byte at `offset` in a line.
int column_at(std::string_view line, std::size_t offset);

// The place in the file of byte `offset` of a string's value, where `begin` is the place of the
// string's opening quote. Escapes and line ends that the value writes differently are followed.
Place place_in_string(Source source, Place begin, std::size_t offset);

}  // namespace deckfile
