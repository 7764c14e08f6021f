// A piece of TOML as it is written: which bytes are texts, which are comments, and where lines end.
// Of what is no TOML it says what the scanner would take it for.
#pragma once

#include "deckfile/source.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace deckfile {

// The texts in quotes, quotes with them. One that is not closed ends with its line, or the piece.
std::vector<Span> texts_in(std::string_view piece);

// The one that holds this byte.
std::optional<Span> text_at(std::string_view piece, std::size_t at);

// Behind the last byte above `at` that is neither white space nor in a comment.
std::size_t end_of_code(std::string_view piece, std::size_t at);

// The line of a byte, without its end.
Span line_around(std::string_view piece, std::size_t at);

// The first byte at or behind `at` that is no blank.
std::size_t behind_blanks(std::string_view piece, std::size_t at);

// Whether nothing but blanks and a comment follows on the line.
bool ends_line(std::string_view piece, std::size_t at);

// Whether a key and its sign stand there.
bool begins_entry(std::string_view rest);

}  // namespace deckfile
