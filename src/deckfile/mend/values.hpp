// Fixers of values, and of the keys that name them.
#pragma once

#include "deckfile/mend/fixer.hpp"

namespace deckfile {

// True -> true, 86 400 -> 86_400, 2026/11/1 -> 2026-11-01.
Changes value_of_toml(const Spot& spot);
// reverse = "true", number = "5", as_of = "2026-11-01": without the quotes.
Changes without_quotes(const Spot& spot);
// "a", "b" -> ["a", "b"]; ("a", "b") and {"a", "b"} alike, and a text alone where a list is wanted,
// unless it may be several.
Changes in_brackets(const Spot& spot);
// {{c1::text}} -> {{text}}, {{c1::text::hint}} -> {{text::hint}}.
Changes plain_holes(const Spot& spot);
// accept.7 days = [...] -> accept."7 days" = [...].
Changes hole_in_quotes(const Spot& spot);
// Front -> front.
Changes small_letters(const Spot& spot);
// "Distributed Systems" -> "distributed-systems", where there is such a tag.
Changes known_tag(const Spot& spot);

}  // namespace deckfile
