#include "app/edit/deck_edit.hpp"

#include "app/edit/kept_decks.hpp"
#include "app/edit_note.hpp"
#include "base/system/replace.hpp"
#include "base/text/suggest.hpp"
#include "core/card/identity.hpp"
#include "deckfile/files.hpp"

#include <fmt/format.h>

#include <deque>
#include <filesystem>
#include <utility>

namespace app {
namespace {

namespace fs = std::filesystem;

std::string file_name(const std::string& path) {
    return fs::path(path).filename().string();
}

const store::DeckFile& file_of(const Library& decks, const std::string& id) {
    const auto ids = decks.ids();
    for (const auto& file : decks.files()) {
        if (file.shown && file.info.id == id) return file;
        if (file.info.id == "~" + id)
            refuse(file.path, "without the deck's id its notes are left out; mend that first");
    }
    throw EditRefused(fmt::format("no deck has the id `{}`{}", id,
                                  base::suggestion(id, {ids.begin(), ids.end()})));
}

// The new text, if it says what it is to say.
std::string gated(const DeckEdit& edit) {
    const deckfile::ReadDeck& before = edit.deck.read;
    const auto after =
        deckfile::read_deck(deckfile::changed(before.text, edit.changes), file_name(edit.deck.path),
                            deckfile::KnownNotes(before.deck));
    if (edit.notes.empty() && after.deck.info.id != before.deck.info.id)
        refuse(edit.deck.path,
               "without its last note it would be no deck; remove the file instead");
    if (!deckfile::says(after, before, edit.notes))
        refuse(edit.deck.path, "with this change other notes would read as they do not now");
    return after.text;
}

using Replacements = std::deque<base::Replacement>;

std::error_code put_back(base::Replacement& put, const OwnDeck& deck) {
    if (!put.take_back()) return {};
    base::Replacement old(deck.path);
    const auto error = old.prepare(deck.read.text);
    return error ? error : old.put();
}

// The first so many that were put in place. Where that fails the learner is told what is kept.
void put_back(const EditPlan& plan, Replacements& put, std::size_t count,
              const std::vector<std::string>& kept) {
    for (std::size_t i = 0; i < count; ++i) {
        const OwnDeck& deck = plan.edits[i].deck;
        if (const auto error = put_back(put[i], deck))
            throw EditRefused(fmt::format(
                "{}: it was changed, and cannot be put back ({}){}", deck.path, error.message(),
                kept.empty() ? "" : "; as it was, it is kept in " + kept[i]));
    }
}

void must_stand(const EditPlan& plan, const Replacements& fresh) {
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const OwnDeck& deck = plan.edits[i].deck;
        if (!fresh[i].stands(deck.stamp, deck.read.text))
            refuse(deck.path, "it was changed elsewhere meanwhile");
    }
}

void put_in_place(const EditPlan& plan, Replacements& fresh, const std::vector<std::string>& kept) {
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const auto error = fresh[i].put();
        if (error) put_back(plan, fresh, i, kept);
        must_be_fine(error, plan.edits[i].deck.path, "replaced");
    }
}

void take_history_along(Workspace& workspace, const EditPlan& plan) {
    workspace.decks.refresh();
    workspace.store.link(plan.new_keys, workspace.now());
}

}  // namespace

OwnDeck open_own_deck(Workspace& workspace, const std::string& id) {
    const store::DeckFile& kept = file_of(workspace.decks, id);
    const std::string path = kept.path;
    if (!is_own(path, workspace.decks.roots()))
        refuse(path, fmt::format("`{}` is no deck of your own, and is left as it is", id));
    if (!is_writable(path)) refuse(path, "it cannot be written");
    auto file = deckfile::read_file(path);
    if (const auto* problem = std::get_if<deckfile::FileProblem>(&file))
        refuse(path, problem->message);
    auto& [text, stamp] = std::get<deckfile::FileText>(file);
    const core::CatalogDeck known = workspace.store.catalog().kept(kept).deck;
    OwnDeck deck{
        path, stamp,
        deckfile::read_deck(std::move(text), file_name(path), deckfile::KnownNotes(known))};
    if (deck.info().id != id) refuse(path, fmt::format("it is no longer the deck `{}`", id));
    return deck;
}

void add_new_keys(EditPlan& plan, const core::CatalogNote& note, const std::string& from_deck,
                  const std::string& to_deck, const std::string& to_id) {
    for (const std::string& suffix : note.suffixes)
        plan.new_keys.push_back(
            {core::card_key(from_deck, note.id, suffix), core::card_key(to_deck, to_id, suffix)});
}

std::vector<std::string> carry_out(Workspace& workspace, const EditPlan& plan) {
    Replacements fresh;
    for (const DeckEdit& edit : plan.edits)
        must_be_fine(fresh.emplace_back(edit.deck.path).prepare(gated(edit)), edit.deck.path,
                     "written");
    std::vector<std::string> kept;
    for (const DeckEdit& edit : plan.edits)
        if (!plan.only_adds)
            kept.push_back(keep_old(workspace.setup, edit.deck.info().id, edit.deck.read.text));
    must_stand(plan, fresh);
    put_in_place(plan, fresh, kept);
    try {
        take_history_along(workspace, plan);
    } catch (const store::Error&) {
        put_back(plan, fresh, fresh.size(), kept);
        throw;
    }
    return kept;
}

}  // namespace app
