#include "app/edit/move_notes.hpp"

#include "app/edit/said_elsewhere.hpp"
#include "app/search.hpp"
#include "base/contains.hpp"
#include "core/card/identity.hpp"
#include "core/query/text.hpp"
#include "deckfile/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace app {
namespace {

using core::Kind;
using deckfile::NoteIndex;

[[noreturn]] void refuse(const std::string& why) {
    throw EditRefused(why + "; nothing was written");
}

struct NoteName {
    std::string deck;
    std::string id;
};

NoteName split(std::string_view key) {
    const core::KeyParts parts = core::parts_of(key);
    return {std::string(parts.deck), std::string(parts.note)};
}

struct Chosen {
    std::size_t source;  // which of the decks that lose notes
    NoteIndex note;
};

// The notes that are named, in their decks.
class Choice {
public:
    Choice(Workspace& workspace, const std::vector<std::string>& names) : workspace_(workspace) {
        for (const std::string& name : names) choose(name);
    }

    const std::vector<Chosen>& notes() const { return notes_; }
    const OwnDeck& deck_of(const Chosen& one) const { return edits_[one.source].deck; }
    const core::CatalogNote& note_of(const Chosen& one) const {
        return deck_of(one).read.deck.notes[one.note];
    }
    std::string name_of(const Chosen& one) const {
        return core::card_key(deck_of(one).info().id, note_of(one).id, "");
    }

    // The decks without these notes.
    std::vector<DeckEdit> take_out() {
        for (std::size_t source = 0; source < edits_.size(); ++source) {
            std::vector<NoteIndex> gone;
            for (const Chosen& one : notes_)
                if (one.source == source) gone.push_back(one.note);
            DeckEdit& edit = edits_[source];
            edit.changes = deckfile::cut(edit.deck.read, gone);
            edit.notes = deckfile::all_notes(edit.deck.read);
            std::erase_if(edit.notes, [&](const deckfile::NoteToBe& note) {
                return base::contains(gone, std::get<NoteIndex>(note));
            });
        }
        return std::move(edits_);
    }

private:
    void choose(const std::string& name) {
        const NoteName named = name_known(name);
        const std::size_t source = open(named.deck);
        const deckfile::ReadDeck& read = edits_[source].deck.read;
        const auto& notes = read.deck.notes;
        const auto at = std::find_if(notes.begin(), notes.end(),
                                     [&](const auto& note) { return note.id == named.id; });
        if (at == notes.end()) refuse_missing(name, named, source);
        const auto note = static_cast<NoteIndex>(at - notes.begin());
        if (read.is_doubled(note))
            refuse(fmt::format("{}:{}: the note `{}` stands in the file twice",
                               edits_[source].deck.path, at->slice.line, name));
        if (const auto* other = find_said(said_[source], named.id))
            refuse(
                fmt::format("{}: this changes the note `{}`, and would be left out without it; "
                            "write into the note what stands there, and take it out there",
                            other->place, name));
        const auto is_same = [&](const Chosen& one) {
            return one.source == source && one.note == note;
        };
        if (std::none_of(notes_.begin(), notes_.end(), is_same)) notes_.push_back({source, note});
    }

    // Also by a name that it had before.
    NoteName name_known(const std::string& name) {
        store::Cards& cards = workspace_.store.cards();
        if (const auto card = cards.find(name); card && card->note_no != 0) return split(card->key);
        const auto siblings = cards.of_note_called(name);
        return split(siblings.empty() ? name : siblings.front().key);
    }

    std::size_t open(const std::string& id) {
        for (std::size_t i = 0; i < edits_.size(); ++i)
            if (edits_[i].deck.info().id == id) return i;
        edits_.push_back({open_own_deck(workspace_, id), {}, {}});
        said_.push_back(said_elsewhere(workspace_.decks, edits_.back().deck));
        return edits_.size() - 1;
    }

    [[noreturn]] void refuse_missing(const std::string& name, const NoteName& named,
                                     std::size_t source) {
        const OwnDeck& deck = edits_[source].deck;
        for (const auto& broken : deckfile::ids_of_broken(deck.read))
            if (broken.id == named.id)
                refuse(
                    fmt::format("{}:{}: the note `{}` cannot be read; mend it first (`ebb check "
                                "{}` says how)",
                                deck.path, broken.line, name, deck.path));
        if (const auto* other = find_said(said_[source], named.id); other && other->added)
            refuse(
                fmt::format("{}: here stands the note `{}`, in a file that extends the deck; "
                            "change it there",
                            other->place, name));
        refuse(no_key_text(workspace_, name));
    }

    Workspace& workspace_;
    std::vector<DeckEdit> edits_;
    std::vector<std::vector<SaidElsewhere>> said_;  // of the notes of each of these decks
    std::vector<Chosen> notes_;
};

std::string printed(const std::vector<std::string>& texts) {
    return texts.size() == 1 ? deckfile::print_text(texts.front()) : deckfile::print_list(texts);
}

// A note as it comes into another deck.
struct Arrival {
    core::Note note;
    std::string lines;
};

// With what its own deck said for it.
Arrival arrival(const deckfile::ReadDeck& from, NoteIndex index, const core::DeckInfo& to) {
    const core::DeckInfo& own = from.deck.info;
    core::Note note = from.note(index);
    deckfile::Changes keys;
    const auto carry = [&](std::string_view key, std::string_view value) {
        const auto change = deckfile::insert_key(from, index, key, value);
        keys.empty() ? keys.push_back(change) : void(keys.front().text += change.text);
    };
    const auto carry_flag = [&](std::string_view key, std::optional<bool>& flag, bool is,
                                bool there) {
        if (flag || is == there) return;
        flag = is;
        carry(key, is ? "true" : "false");
    };
    const bool is_question = note.kind == Kind::question;
    if (is_question) carry_flag("reverse", note.reverse, own.reverse, to.reverse);
    if (is_question || note.kind == Kind::cloze)
        carry_flag("strict_accents", note.strict_accents, own.strict_accents, to.strict_accents);
    if (note.sources.empty() && !own.sources.empty() && own.sources != to.sources)
        carry("source", printed(note.sources = own.sources));
    return {std::move(note), deckfile::lines_of_note(from, index, keys)};
}

// A name that another note has, or had, would give it that one's history.
void must_be_free(Workspace& workspace, const std::string& name, const core::CatalogNote& note,
                  const EditPlan& plan) {
    store::Cards& cards = workspace.store.cards();
    const auto first = plan.new_keys.end() - static_cast<std::ptrdiff_t>(note.suffixes.size());
    for (auto key = first; key != plan.new_keys.end(); ++key) {
        const auto there = cards.find(key->to);
        const auto own = cards.find(key->from);
        const bool is_own = there && own && there->no == own->no;
        if (there && !is_own && there->state.version > 0 && !core::is_fingerprint_key(key->to))
            refuse(fmt::format("`{}` was another note's name, and has its history", name));
    }
}

// The names that a deck has already, with where they stand.
std::map<std::string, std::string> names_in(const Library& decks, const OwnDeck& deck) {
    std::map<std::string, std::string> names;
    const auto add = [&](const std::string& name, int line) {
        names.emplace(name, fmt::format("{}:{}", deck.path, line));
    };
    for (const auto& note : deck.read.deck.notes) add(note.id, note.slice.line);
    for (const auto& broken : deckfile::ids_of_broken(deck.read)) add(broken.id, broken.line);
    for (const auto& one : said_elsewhere(decks, deck))
        if (one.added) names.emplace(one.name, one.place);
    return names;
}

}  // namespace

MovedNotes remove_notes(Workspace& workspace, const std::vector<std::string>& names) {
    Choice choice(workspace, names);
    MovedNotes removed;
    for (const Chosen& one : choice.notes()) removed.notes.push_back({choice.name_of(one), {}});
    removed.plan.edits = choice.take_out();
    return removed;
}

MovedNotes move_notes(Workspace& workspace, const std::vector<std::string>& names,
                      const std::string& deck) {
    DeckEdit gains{open_own_deck(workspace, deck), {}, {}};
    gains.notes = deckfile::all_notes(gains.deck.read);
    Choice choice(workspace, names);
    MovedNotes moved;
    std::vector<std::string> lines;
    const auto taken = names_in(workspace.decks, gains.deck);
    std::set<std::string> ids;
    for (const Chosen& one : choice.notes()) {
        const OwnDeck& from = choice.deck_of(one);
        const core::CatalogNote& note = choice.note_of(one);
        const std::string name = choice.name_of(one), now = core::card_key(deck, note.id, "");
        if (from.info().id == deck) refuse(fmt::format("`{}` is in `{}` already", name, deck));
        if (!ids.insert(note.id).second) refuse(fmt::format("two of them would be `{}`", now));
        if (const auto at = taken.find(note.id); at != taken.end())
            refuse(fmt::format("{}: here a note has the name of `{}` already", at->second, name));
        add_new_keys(moved.plan, note, from.info().id, deck, note.id);
        must_be_free(workspace, now, note, moved.plan);
        Arrival arrived = arrival(from.read, one.note, gains.deck.info());
        lines.push_back(std::move(arrived.lines));
        gains.notes.emplace_back(std::move(arrived.note));
        moved.notes.push_back({name, now});
    }
    gains.changes = {deckfile::append(gains.deck.read, lines)};
    moved.plan.edits = choice.take_out();
    moved.plan.edits.insert(moved.plan.edits.begin(), std::move(gains));
    return moved;
}

}  // namespace app
