// Text that knows where in its file it begins, places and spans in it, and what is wrong there.
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

// The bytes of a file's text from `begin` up to `end`.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const Span&) const = default;
};

// A stretch of whole lines.
struct Source {
    std::string_view text;
    int line = 1;            // of its first
    std::size_t offset = 0;  // of its first byte in the file
};

// Which byte of a file stands at a place of a source. Places asked for in file order cost one walk
// over the text, however many they are.
class Offsets {
public:
    explicit Offsets(Source source) : source_(source), place_{source.line, 1} {}

    // The end of the line, or of the text, for a place behind it.
    std::size_t of(Place place);

private:
    bool skip_to_line(int line);

    Source source_;
    Place place_;         // reached so far
    std::size_t at_ = 0;  // the byte of the text that stands there
};

using Problems = std::vector<core::Problem>;

// What nobody can see in a message stands in it by its name.
void add_error(Problems& problems, Place place, std::string_view message);
void add_warning(Problems& problems, Place place, std::string_view message);
bool has_error(const Problems& problems);

// "decks/greek.toml:12:1: error: what is wrong"
std::string describe(std::string_view path, const core::Problem& problem);

// A line of a source, without its end.
std::string_view line_at(Source source, int line);

// The column of the byte at `offset` in a line.
int column_at(std::string_view line, std::size_t offset);

// The place in the file of byte `offset` of a string's value, where `begin` is the place of the
// string's opening quote. Escapes and line ends that the value writes differently are followed.
Place place_in_string(Source source, Place begin, std::size_t offset);

}  // namespace deckfile
