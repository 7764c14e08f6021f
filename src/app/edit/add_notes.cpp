#include "app/edit/add_notes.hpp"

#include "app/edit/new_deck.hpp"
#include "app/edit/said_elsewhere.hpp"
#include "app/edit_note.hpp"
#include "base/contains.hpp"
#include "core/card/cloze.hpp"
#include "core/card/identity.hpp"
#include "core/card/said.hpp"
#include "deckfile/lint.hpp"
#include "deckfile/plain_texts.hpp"

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

// By the parser only where it does not stand in the file as it reads: of each note of a deck this
// is to be known.
std::string whole_front_of(const deckfile::ReadDeck& deck, deckfile::NoteIndex note) {
    deckfile::PlainTexts texts(deck.slice(note));
    while (const auto text = texts.next()) {
        if (texts.key() == "front") return std::string(*text);
        if (texts.key() == "cloze")
            return core::cloze_text(std::string(*text), core::Hole::filled).text;
    }
    return core::whole_front(deck.note(note));
}

std::string described(const std::string& place, const core::Note& note) {
    return fmt::format("{}: {}", place, core::whole_front(note));
}

// What stands in a deck, with what other files add to it, and what is about to. The deck must
// outlive it.
class Present {
public:
    Present(const OwnDeck& deck, const Library& decks) : deck_(deck) {
        const deckfile::ReadDeck& read = deck.read;
        for (deckfile::NoteIndex i = 0; i < read.deck.notes.size(); ++i) {
            const core::CatalogNote& note = read.deck.notes[i];
            stands_.emplace(note.id, Standing{place_of(note.slice.line), i});
            fronts_.add(whole_front_of(read, i), note.id);
        }
        for (const auto& broken : deckfile::ids_of_broken(read))
            stands_.emplace(broken.id, Standing{place_of(broken.line), core::Note{}});
        for (const auto& one : said_elsewhere(decks, deck))
            if (one.added) {
                stands_.emplace(one.name, Standing{one.place, *one.added});
                fronts_.add(*one.added, one.name);
            }
    }

    // Where what has that name stands; where nothing has it, it is the new note's.
    std::optional<std::string> take(const std::string& name, const deckfile::GivenNote& given) {
        const auto [at, is_new] =
            stands_.emplace(name, Standing{fmt::format("line {}", given.line), given.note});
        return is_new ? std::nullopt : std::optional(at->second.place);
    }

    // What asks nearly the same as the note that has that name now.
    std::optional<std::string> like(const std::string& name, const deckfile::GivenNote& given) {
        const auto other = fronts_.add(given.note, name);
        if (!other) return std::nullopt;
        const auto& [place, note] = stands_.at(*other);
        const auto* kept = std::get_if<deckfile::NoteIndex>(&note);
        return described(place, kept ? deck_.read.note(*kept) : std::get<core::Note>(note));
    }

private:
    struct Standing {
        std::string place;
        deckfile::NoteToBe note;
    };

    std::string place_of(int line) const { return fmt::format("{}:{}", deck_.path, line); }

    const OwnDeck& deck_;
    std::map<std::string, Standing> stands_;
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
    edit.notes = deckfile::all_notes(edit.deck.read);
    NewNotes added;
    added.path = edit.deck.path;
    Present present(edit.deck, workspace.decks);
    std::vector<std::string> tables;
    for (const auto& given : notes) {
        const std::string name = core::note_id(given.note);
        if (const auto place = present.take(name, given)) {
            if (!given.note.id.empty())
                throw EditRefused(
                    fmt::format("{}: a note has the id `{}` already; nothing was "
                                "written",
                                *place, name));
            added.there.push_back(described(*place, given.note));
            continue;
        }
        if (auto other = present.like(name, given)) added.alike.push_back(*std::move(other));
        added.names.push_back(core::card_key(deck, name, ""));
        edit.notes.emplace_back(given.note);
        tables.push_back(given.lines);
    }
    if (tables.empty()) return added;
    edit.changes = {deckfile::append(edit.deck.read, tables)};
    added.plan.edits.push_back(std::move(edit));
    added.plan.only_adds = true;
    return added;
}

}  // namespace app
