#include "app/edit/give_ids.hpp"

#include "app/edit/said_elsewhere.hpp"
#include "core/card/readable_id.hpp"
#include "deckfile/print.hpp"

#include <fmt/format.h>

#include <set>

namespace app {
namespace {

class Giver {
public:
    Giver(Workspace& workspace, const OwnDeck& deck, const std::vector<SaidElsewhere>& said)
        : workspace_(workspace), deck_(deck) {
        for (const auto& note : deck.read.deck.notes) taken_.insert(note.id);
        for (const auto& broken : deckfile::ids_of_broken(deck.read)) taken_.insert(broken.id);
        for (const auto& one : said) taken_.insert(one.name);
    }

    std::string id_for(const core::Note& note) {
        std::string id = core::readable_id(note, [&](const auto& one) { return is_taken(one); });
        taken_.insert(id);
        return id;
    }

private:
    bool is_taken(const std::string& id) const {
        const std::string key = fmt::format("{}/{}", deck_.info().id, id);
        store::Cards& cards = workspace_.store.cards();
        return taken_.contains(id) || cards.find(key) || !cards.of_note_called(key).empty();
    }

    Workspace& workspace_;
    const OwnDeck& deck_;
    std::set<std::string> taken_;
};

// Why a note gets none; empty where it can have one.
std::string why_left(const OwnDeck& deck, std::size_t note,
                     const std::vector<SaidElsewhere>& said) {
    if (deck.read.is_doubled(note))
        return "this note stands in the file twice, and got no id; change one or take it out";
    if (const auto* other = find_said(said, deck.read.deck.notes[note].id))
        return fmt::format(
            "this note is changed at {} by the name `{}`, and got no id, with which that would be "
            "left out; write here what stands there, and take it out there",
            other->place, other->name);
    return {};
}

}  // namespace

GivenIds give_ids(Workspace& workspace, const std::string& deck) {
    GivenIds given;
    DeckEdit edit{open_own_deck(workspace, deck), {}, {}};
    const deckfile::ReadDeck& read = edit.deck.read;
    const auto said = said_elsewhere(workspace.decks, edit.deck);
    Giver giver(workspace, edit.deck, said);
    edit.notes = deckfile::all_notes(read);
    for (std::size_t i = 0; i < read.deck.notes.size(); ++i) {
        const core::CatalogNote& note = read.deck.notes[i];
        if (!note.id.starts_with('~')) continue;  // it has one
        if (const std::string why = why_left(edit.deck, i, said); !why.empty()) {
            given.left.push_back(fmt::format("{}:{}: {}", edit.deck.path, note.slice.line, why));
            continue;
        }
        core::Note named = read.note(i);
        named.id = giver.id_for(named);
        edit.changes.push_back(deckfile::insert_key(read, i, "id", deckfile::print_text(named.id)));
        add_new_keys(given.plan, note, deck, deck, named.id);
        given.ids.push_back(named.id);
        edit.notes[i] = std::move(named);
    }
    if (!given.ids.empty()) given.plan.edits.push_back(std::move(edit));
    return given;
}

}  // namespace app
