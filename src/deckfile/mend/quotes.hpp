// Fixers of quotes: those that a word processor writes, and what may not stand between two.
#pragma once

#include "deckfile/mend/fixer.hpp"

namespace deckfile {

// “text” -> "text", ‘text’ -> 'text'.
Changes straight_quotes(const Spot& spot);
// "text” -> "text".
Changes straight_closing_quote(const Spot& spot);
// 'l'uomo' -> "l'uomo".
Changes double_quotes(const Spot& spot);
// "He said "hi" to me" -> "He said \"hi\" to me".
Changes escaped_quotes(const Spot& spot);
// "l\'uomo" -> "l'uomo".
Changes bare_apostrophes(const Spot& spot);
// "\{x\}" -> "\\{x\\}".
Changes double_backslashes(const Spot& spot);

}  // namespace deckfile
