#include "app/edit/own_changes.hpp"

#include "app/edit/mend_deck.hpp"
#include "app/edit_note.hpp"
#include "base/system/naming.hpp"
#include "core/card/identity.hpp"
#include "deckfile/edit/keys.hpp"
#include "deckfile/extend/overlay.hpp"
#include "deckfile/files.hpp"
#include "deckfile/index.hpp"
#include "deckfile/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace app {
namespace {

namespace fs = std::filesystem;

std::string file_name(const std::string& path) {
    return fs::path(path).filename().string();
}

// The first of the learner's files that extend the deck, one that has the note before others.
std::string file_of(const Library& decks, const std::string& deck, const store::NotePlace& place) {
    std::string first;
    for (const auto& file : decks.files()) {
        if (file.info.extends != deck || !is_own(file.path, decks.roots())) continue;
        if (place.change && place.change->path == file.path) return file.path;
        if (first.empty()) first = file.path;
    }
    return first;
}

// A name that nothing has yet.
std::string new_file(const std::string& folder, const std::string& deck) {
    std::error_code error;
    for (int number = 1;; ++number) {
        const std::string name = number == 1 ? fmt::format("{}-mine.toml", deck)
                                             : fmt::format("{}-mine-{}.toml", deck, number);
        const fs::path path = fs::path(folder) / name;
        if (!fs::exists(fs::symlink_status(path, error))) return path.string();
    }
}

std::string beginning_for(const std::string& deck) {
    return fmt::format(
        "# What you changed in notes of the deck {0}, and notes that you add to it. A note here with\n"
        "# the id of one there replaces the keys that it has; all else in it is as the deck says.\n\n"
        "[deck]\nextends = \"{0}\"\n",
        deck);
}

std::string text_of(const std::string& path) {
    auto read = deckfile::read_file(path);
    if (const auto* problem = std::get_if<deckfile::FileProblem>(&read))
        refuse(path, problem->message);
    return std::move(std::get<deckfile::FileText>(read).text);
}

std::ptrdiff_t count_errors(const deckfile::Problems& problems) {
    return std::count_if(problems.begin(), problems.end(),
                         [](const auto& one) { return one.severity == core::Severity::error; });
}

// The deck with what that text says of it, and how many mistakes the text has.
struct Reading {
    std::map<std::string, core::Note> notes;
    std::ptrdiff_t errors = 0;
};

Reading laid_over(const std::string& deck_path, const std::string& path, const std::string& text) {
    const std::string deck = text_of(deck_path);
    auto own = deckfile::load(text, file_name(path));
    Reading reading;
    reading.errors = count_errors(own.problems);
    auto extended = deckfile::extended(deckfile::load(deck, file_name(deck_path)), deck,
                                       {{path, text, std::move(own.additions)}});
    reading.errors += count_errors(extended.problems.front());
    reading.notes = std::move(extended.notes);
    return reading;
}

std::optional<deckfile::NoteIndex> place_of(const std::string& name,
                                            const deckfile::ReadDeck& file) {
    const auto& notes = file.deck.notes;
    const auto at =
        std::find_if(notes.begin(), notes.end(), [&](const auto& note) { return note.id == name; });
    if (at == notes.end()) return std::nullopt;
    return static_cast<deckfile::NoteIndex>(at - notes.begin());
}

std::optional<core::Note> note_called(const std::string& name, const std::string& deck_path) {
    const auto deck = deckfile::read_deck(text_of(deck_path), file_name(deck_path));
    const auto place = place_of(name, deck);
    return place ? std::optional(deck.note(*place)) : std::nullopt;
}

// The keys whose lines may stay as they are.
std::vector<std::string> same_keys(const core::Note& a, const core::Note& b) {
    const auto differing = deckfile::keys_that_differ(a, b);
    std::vector<std::string> same;
    for (const auto& one : deckfile::printed_keys(b))
        if (std::none_of(differing.begin(), differing.end(),
                         [&](const auto& other) { return other.key == one.key; }))
            same.push_back(one.key);
    return same;
}

}  // namespace

OwnChanges::OwnChanges(Workspace& workspace, const std::string& deck, std::int64_t note)
    : workspace_(workspace), deck_(deck), note_(note) {
    const auto place = workspace.store.catalog().place_of_note(note);
    for (const auto& file : workspace.decks.files())
        if (place && file.no == place->deck) deck_path_ = file.path;
    const auto own = place ? read_own_note(*place) : std::nullopt;
    const auto now = place ? read_bare_note(*place) : std::nullopt;
    if (!own || !now) throw EditRefused("this note was changed elsewhere meanwhile; try once more");
    if (place->path != deck_path_)
        refuse(place->path, "this note is another's addition to the deck, and is left as it is");
    own_ = *own;
    now_ = *now;
    name_ = core::note_id(own_);
    path_ = file_of(workspace.decks, deck, *place);
    holds_anothers_ = place->change && place->change->path != path_;
    if (path_.empty()) path_ = new_file(workspace.setup.places.user_decks, deck);
}

core::Note OwnChanges::laid_over_present(const std::string& text, const core::Note& changed) {
    const auto changes = deckfile::keys_that_differ(now_, changed);
    const auto own = note_called(name_, deck_path_);
    if (!own) refuse(deck_path_, "this note was taken out of it meanwhile");
    own_ = *own;
    const auto said = laid_over(deck_path_, path_, text).notes;
    if (const auto there = said.find(name_); there != said.end()) {
        now_ = there->second;
    } else {
        must_have_no_mistake(text);
        if (!holds_anothers_) now_ = own_;
    }
    const auto both =
        deckfile::read_changed_note(deckfile::print_note(now_), deckfile::table_of(name_, changes));
    if (!both)
        refuse(path_, "this note was changed elsewhere meanwhile, and both do not go together");
    return *both;
}

// What the learner wrote of the note, and what is not read for a mistake in it, is not written
// over.
void OwnChanges::must_have_no_mistake(const std::string& text) const {
    const auto file = deckfile::read_extension(text, file_name(path_));
    const auto place = place_of(name_, file);
    if (!place) return;
    const std::string rest = deckfile::changed(text, deckfile::cut(file, {*place}));
    if (laid_over(deck_path_, path_, rest).errors < laid_over(deck_path_, path_, text).errors)
        refuse(fmt::format("{}:{}", path_, file.deck.notes[*place].slice.line),
               "what stands here of this note has a mistake, which is to be mended first");
}

std::string OwnChanges::fresh_text(const std::string& text, const core::Note& wanted) const {
    const auto keys = deckfile::keys_that_differ(own_, wanted);
    const auto file = deckfile::read_extension(text, file_name(path_));
    const auto place = place_of(name_, file);
    if (!place)
        return keys.empty()
                   ? text
                   : deckfile::changed(text,
                                       {deckfile::append(file, {deckfile::table_of(name_, keys)})});
    return deckfile::changed(
        text, keys.empty() ? deckfile::cut(file, {*place})
                           : deckfile::set_keys(file, *place, keys, same_keys(now_, wanted)));
}

// The gate: what is to be written is read, and nothing else may say another thing than before.
void OwnChanges::must_say(const std::string& fresh, const std::string& before,
                          const core::Note& wanted) const {
    Reading now = laid_over(deck_path_, path_, fresh);
    Reading was = laid_over(deck_path_, path_, before);
    const auto there = now.notes.find(name_);
    const bool says_it = there == now.notes.end() ? wanted == own_ : there->second == wanted;
    now.notes.erase(name_);
    was.notes.erase(name_);
    if (!says_it || now.notes != was.notes || now.errors > was.errors)
        refuse(path_, "with this change the file would not read as it is to");
}

bool OwnChanges::is_there() const {
    std::error_code error;
    return fs::exists(path_, error);
}

std::vector<std::string> OwnChanges::put(const core::Note& changed) {
    const bool was_there = is_there();
    auto read = deckfile::read_file(path_);
    if (const auto* problem = std::get_if<deckfile::FileProblem>(&read); problem && was_there)
        refuse(path_, problem->message);
    const deckfile::FileText before = was_there ? std::get<deckfile::FileText>(std::move(read))
                                                : deckfile::FileText{beginning_for(deck_), {}};
    const core::Note wanted = laid_over_present(before.text, changed);
    const std::string fresh = fresh_text(before.text, wanted);
    must_say(fresh, before.text, wanted);
    if (fresh != before.text) {
        if (was_there)
            mend_deck(workspace_.setup,
                      {path_, core::deck_id_from(file_name(path_)), before.text, before.stamp},
                      fresh);
        else
            must_be_fine(base::make_file(path_, fresh), path_, "made");
    }
    std::vector<std::string> keys;
    for (const auto& one : deckfile::keys_that_differ(own_, wanted)) keys.push_back(one.key);
    return keys;
}

std::string OwnChanges::held_by_another() const {
    workspace_.decks.refresh();
    const auto place = workspace_.store.catalog().place_of_note(note_);
    if (!place || !place->change || place->change->path == path_) return {};
    return fmt::format("{}:{}", place->change->path, place->change->slice.line);
}

}  // namespace app
