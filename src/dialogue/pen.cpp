#include "dialogue/pen.hpp"

#include "app/edit/add_notes.hpp"
#include "app/edit_note.hpp"
#include "core/card/identity.hpp"

#include <fmt/format.h>

namespace dialogue {

std::string Pen::deck_for(const core::ShownCard& card) const {
    const bool can_gain =
        app::is_own(card.path, workspace_.decks.roots()) && app::is_writable(card.path);
    return can_gain ? std::string(core::parts_of(card.key).deck)
                    : app::newest_own_deck(workspace_.decks);
}

void Pen::add(const std::string& line, const core::ShownCard& card, Front& front) {
    try {
        write(line, deck_for(card), front);
    } catch (const app::EditRefused& refused) {
        front.say(refused.what());
    } catch (const store::Error& error) {
        front.say(error.what());
    }
}

void Pen::write(const std::string& line, const std::string& deck, Front& front) {
    const deckfile::Given given = deckfile::read_given(line);
    for (const auto& problem : given.problems) front.complain(problem.message);
    if (deckfile::has_error(given.problems)) return front.give_back(line);
    if (given.notes.empty()) return;
    const app::NewNotes notes = app::add_notes(workspace_, deck, given.notes);
    for (const auto& place : notes.there) front.say(place + "   stands there already");
    for (const auto& place : notes.alike) front.say(place + "   asks nearly the same");
    if (notes.plan.edits.empty()) return;
    if (!notes.alike.empty() && !front.agrees("Add it all the same?", "")) return;
    app::carry_out(workspace_, notes.plan);
    for (const auto& name : notes.names) front.acknowledge("added " + name);
}

}  // namespace dialogue
