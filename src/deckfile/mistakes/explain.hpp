// What a person meant who wrote a line that is no TOML, where the line itself tells. A parser says
// where it stopped; this says what to write.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace deckfile {

struct Mistake {
    std::size_t at;  // byte of the text
    std::string message;
};

// The mistakes of an entry that does not parse, in order, up to the first behind which nobody can
// tell how it goes on: mostly one line, more where a list or a text goes on. Nothing where the
// parser's own words are as good.
std::vector<Mistake> mistakes_in(std::string_view entry);

// The key that an entry begins with, whatever follows it; empty where a line begins otherwise.
std::string_view key_of(std::string_view entry);

}  // namespace deckfile
