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
    words,    // at spaces, after hyphens, between wide characters, and elsewhere only in need
    anywhere  // at the last column, keeping spaces: for code
};

// Lines no wider than usable_columns, made of whole clusters. Newlines in the text are kept (but
// one at its end); nothing is lost but spaces where a line ends.
Lines wrap(const Line& text, const Look& look, const Prefix& prefix = {},
           Break where = Break::words);

// The text cut to so many columns, ending in an ellipsis where something is missing.
SafeText shorten(const SafeText& text, int columns, const Look& look);
Line shorten(const Line& line, int columns, const Look& look);

}  // namespace ui
