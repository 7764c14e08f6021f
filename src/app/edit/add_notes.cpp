#include "app/edit/add_notes.hpp"

#include "app/edit/new_deck.hpp"
#include "app/edit_note.hpp"
#include "base/contains.hpp"
#include "core/card/identity.hpp"
#include "core/card/said.hpp"
#include "deckfile/lint.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <utility>

namespace app {
namespace {

void make_inbox(Workspace& workspace) {
    make_deck(workspace, {std::string(inbox), "Inbox", false});
    workspace.decks.refresh();
}

// What stands in a deck, and what is about to.
class Present {
public:
    explicit Present(const OwnDeck& deck) : path_(deck.path) {
        const deckfile::ReadDeck& read = deck.read;
        for (std::size_t i = 0; i < read.notes.size(); ++i) {
            const auto& [name, place] =
                *places_.emplace(read.deck.notes[i].id, place_of(read.deck.notes[i].slice.line))
                     .first;
            fronts_.add(read.notes[i], described(place, read.notes[i]));
        }
        for (const auto& broken : deckfile::ids_of_broken(read))
            places_.emplace(broken.id, place_of(broken.line));
    }

    // Where what has that name stands; where nothing has it, it is the new note's.
    std::optional<std::string> take(const std::string& name, int given_line) {
        const auto [at, is_new] = places_.emplace(name, fmt::format("line {}", given_line));
        return is_new ? std::nullopt : std::optional(at->second);
    }

    std::optional<std::string> like(const deckfile::GivenNote& given) {
        return fronts_.add(given.note, described(fmt::format("line {}", given.line), given.note));
    }

    static std::string described(const std::string& place, const core::Note& note) {
        return fmt::format("{}: {}", place, core::whole_front(note));
    }

private:
    std::string place_of(int line) const { return fmt::format("{}:{}", path_, line); }

    std::string path_;
    std::map<std::string, std::string> places_;
    deckfile::Fronts fronts_;
};

}  // namespace

std::string newest_own_deck(const Library& decks) {
    const store::DeckFile* newest = nullptr;
    for (const auto& file : decks.files()) {
        const bool can_gain = file.shown && file.fault.empty() && is_own(file.path, decks.roots());
        if (!can_gain || !is_writable(file.path)) continue;
        if (!newest || file.stamp.mtime_ns > newest->stamp.mtime_ns) newest = &file;
    }
    return newest ? newest->info.id : std::string(inbox);
}

NewNotes add_notes(Workspace& workspace, const std::string& deck,
                   const std::vector<deckfile::GivenNote>& notes) {
    if (deck == inbox && !base::contains(workspace.decks.ids(), deck)) make_inbox(workspace);
    DeckEdit edit{open_own_deck(workspace, deck), {}, {}};
    edit.notes = edit.deck.read.notes;
    NewNotes added;
    added.path = edit.deck.path;
    Present present(edit.deck);
    std::vector<std::string> tables;
    for (const auto& given : notes) {
        const std::string name = core::note_id(given.note);
        if (const auto place = present.take(name, given.line)) {
            if (!given.note.id.empty())
                throw EditRefused(
                    fmt::format("{}: a note has the id `{}` already; nothing was "
                                "written",
                                *place, name));
            added.there.push_back(Present::described(*place, given.note));
            continue;
        }
        if (auto other = present.like(given)) added.alike.push_back(*std::move(other));
        added.names.push_back(core::card_key(deck, name, ""));
        edit.notes.push_back(given.note);
        tables.push_back(given.lines);
    }
    if (tables.empty()) return added;
    edit.changes = {deckfile::append(edit.deck.read, tables)};
    added.plan.edits.push_back(std::move(edit));
    added.plan.only_adds = true;
    return added;
}

}  // namespace app
