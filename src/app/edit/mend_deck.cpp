#include "app/edit/mend_deck.hpp"

#include "app/edit/kept_decks.hpp"
#include "app/edit/refuse.hpp"
#include "app/edit_note.hpp"
#include "base/system/replace.hpp"

namespace app {

std::string mend_deck(const Setup& setup, const DeckAsRead& deck, std::string_view mended) {
    if (!is_writable(deck.path)) refuse(deck.path, "it cannot be written");
    base::Replacement fresh(deck.path);
    must_be_fine(fresh.prepare(mended), deck.path, "written");
    const std::string kept = keep_old(setup, deck.deck_id, deck.text);
    if (!fresh.stands(deck.stamp, deck.text))
        refuse(deck.path, "it was changed elsewhere meanwhile");
    must_be_fine(fresh.put(), deck.path, "replaced");
    return kept;
}

}  // namespace app
