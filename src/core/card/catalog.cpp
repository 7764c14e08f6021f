#include "core/card/catalog.hpp"

namespace core {

void fill_in(Note& note, const DeckInfo& deck) {
    if (!note.strict_accents) note.strict_accents = deck.strict_accents;
    if (note.kind == Kind::question && !note.reverse) note.reverse = deck.reverse;
}

}  // namespace core
