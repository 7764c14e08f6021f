// Fitting text to the terminal's width. Terminals disagree about the width of some characters, so
// the last column stays free and no result relies on where exactly a line ends.
#pragma once

#include "ui/style.hpp"

namespace ui {

inline constexpr int narrowest = 20;  // a narrower terminal is treated as this wide

// The columns that text may fill.
int usable_columns(const Look& look);

// What stands before the first line and before the others: indents, list markers, quote marks. Cut
// where it would take more than half the width.
struct Prefix {
    Line first;
    Line rest;
};

enum class Break {
    words,   // at spaces, after hyphens, between wide characters, and elsewhere only in need
    nowhere  // but at its own newlines, keeping spaces: code is copied
};

// Lines no wider than usable_columns, made of whole clusters. Newlines in the text are kept (but
// one at its end); nothing is lost but spaces where a line ends. What is copied is never broken: an
// address, a path, a key, code in a block, a run to be held whole. Where it is longer than a line,
// it is a line that the terminal wraps.
Lines wrap(const Line& text, const Look& look, const Prefix& prefix = {},
           Break where = Break::words);

// A sentence of this program, on one line: what stands in it in backticks, or as a path
// before its first colon, is held whole.
Line sentence(std::string_view untrusted, Style style = {});

// The text cut to so many columns, its beginning and its end to be seen.
SafeText cut_middle(const SafeText& text, int columns, const Look& look);

// The text cut to so many columns, ending in an ellipsis where something is missing.
SafeText shorten(const SafeText& text, int columns, const Look& look);
Line shorten(const Line& line, int columns, const Look& look);

// The same, cut between words: "which reads may be …".
SafeText shorten_at_word(const SafeText& text, int columns, const Look& look);

}  // namespace ui
