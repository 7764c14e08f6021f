#include "app/library.hpp"

#include "app/clock.hpp"
#include "app/decks/complaints.hpp"
#include "app/decks/extensions.hpp"
#include "app/decks/notes_saying.hpp"
#include "base/numbers/hash.hpp"
#include "core/card/deck_changes.hpp"
#include "core/card/identity.hpp"
#include "deckfile/copies.hpp"
#include "deckfile/index.hpp"
#include "store/transaction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace app {
namespace {

using Seen = core::DeckChanges::Seen;

// A file changed again within this time after it was read may still show the stamp it was read
// with.
constexpr std::int64_t racy_ns = 2'000'000'000;

bool is_same(const store::DeckFile& kept, const deckfile::FoundFile& found) {
    return kept.fault.empty() && kept.stamp == found.stamp &&
           kept.seen_ns - found.stamp.mtime_ns > racy_ns;
}

std::string file_name(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

bool comes_before(const store::DeckFile& a, const store::DeckFile& b) {
    return deckfile::is_used_before({a.root, a.path}, {b.root, b.path}, a.info.id);
}

// What is shown of a file: where this is the same, so are the cards.
auto shown_part(const store::DeckFile& file) {
    return std::tie(file.path, file.info.id, file.hash, file.fault);
}

bool show_same_cards(std::vector<store::DeckFile> a, std::vector<store::DeckFile> b) {
    const auto is_hidden = [](const store::DeckFile& file) {
        return !file.shown && !file.is_extension();
    };
    std::erase_if(a, is_hidden);
    std::erase_if(b, is_hidden);
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const auto& one, const auto& other) { return shown_part(one) == shown_part(other); });
}

}  // namespace

// One refresh: what was kept, and what has been settled so far.
struct Library::Work {
    std::map<std::string, store::DeckFile> kept;
    std::map<std::string, std::vector<std::int64_t>> gone;  // files, and cards with history
    std::vector<store::DeckFile> unchanged;
    std::vector<store::DeckFile> changed;
    std::map<std::string, store::DeckFile> holders;  // of each id: the file that is shown
    core::DeckChanges changes;
    Extensions extensions;
};

Library::Library(store::Store& store, const Setup& setup)
    : store_(store),
      setup_(setup),
      settings_(setup.settings),
      roots_(search_path(setup.places, setup.settings.deck_paths)) {}

bool Library::has_changed(const deckfile::FoundFiles& found) {
    if (found.files.size() != files_.size()) return true;
    for (std::size_t i = 0; i < files_.size(); ++i)
        if (files_[i].path != found.files[i].path ||
            files_[i].root != static_cast<int>(found.files[i].root) ||
            !is_same(files_[i], found.files[i]))
            return true;
    return prefers_other_tags() || store_.memories().expects_heirs();
}

bool Library::prefers_other_tags() {
    return !store_.catalog().has_first_tags(settings_.new_first);
}

void Library::drop_gone(Work& work, const deckfile::FoundFiles& found) {
    std::set<std::string> present;
    for (const auto& file : found.files) present.insert(file.path);
    std::set<std::string> unused;
    for (const auto& file : found.unused) unused.insert(file.path);
    for (const auto& [path, file] : work.kept) {
        if (present.contains(path)) continue;
        if (file.shown)
            work.changes.had(file.info.id, file.path, store_.catalog().kept(file).deck.notes);
        if (file.is_extension()) work.extensions.touch(file.info.extends);
        if (!unused.contains(path) && !deckfile::is_out_of_sight(path, found))
            work.gone.emplace(path, store_.catalog().cards_with_history(file.no));
        store_.catalog().drop_file(file.no);
    }
}

// Another one may look at other folders, and have kept the catalog for those.
void Library::mind_other_programs() {
    const std::int64_t kept = store_.catalog().generation();
    if (catalog_generation_ == kept) return;
    files_ = store_.catalog().files();
    if (catalog_generation_) ++generation_;
    catalog_generation_ = kept;
}

std::uint64_t Library::refresh() {
    const deckfile::FoundFiles found = deckfile::find_decks(roots_);
    remember(found);
    mind_other_programs();
    const bool is_first = std::exchange(is_first_refresh_, false);
    if (!has_changed(found)) return generation_;

    store::Transaction transaction = store_.catalog().begin_refresh();
    Work work;
    for (const auto& file : store_.catalog().files()) work.kept.emplace(file.path, file);
    drop_gone(work, found);
    const bool new_order = prefers_other_tags();
    if (new_order) store_.catalog().set_first_tags(settings_.new_first);
    sort_out(work, found);
    settle(work);
    const auto before = std::exchange(files_, store_.catalog().files());
    const bool is_other = new_order || !show_same_cards(before, files_);
    if (is_other) store_.catalog().count_change();
    catalog_generation_ = store_.catalog().generation();
    follow(work);
    const auto was_known = [&](const auto& note) { return store_.catalog().has_history(note); };
    const auto goes_on = [&](const auto& note) { return store_.catalog().goes_on(note); };
    if (is_first && !work.kept.empty())
        store_.catalog().add_changes(work.changes.all(was_known, goes_on));
    transaction.commit();
    if (is_other) ++generation_;
    return generation_;
}

// What is to be known of what was found, whether it changed or not.
void Library::remember(const deckfile::FoundFiles& found) {
    faults_.clear();
    for (const auto* list : {&found.problems, &found.unused})
        for (const auto& one : *list)
            faults_.push_back(fmt::format("{}: {}", one.path, one.message));
    originals_.clear();
    for (const auto& file : found.files)
        if (!file.maybe_copy_of.empty()) originals_.emplace(file.path, file.maybe_copy_of);
}

void Library::sort_out(Work& work, const deckfile::FoundFiles& found) {
    int order = 0;
    for (const auto& one : found.files) {
        const auto old = work.kept.find(one.path);
        const bool is_kept = old != work.kept.end();
        store::DeckFile file = is_kept ? old->second : store::DeckFile{};
        const bool is_unchanged = is_kept && is_same(file, one);
        file.path = one.path;
        if (file.is_extension() && file.order != order) work.extensions.touch(file.info.extends);
        file.order = order++;
        file.root = static_cast<int>(one.root);
        (is_unchanged ? work.unchanged : work.changed).push_back(std::move(file));
    }
}

// The ids of files that did not change are known before any is read.
void Library::settle(Work& work) {
    for (auto& file : work.unchanged) claim(work, file);
    for (auto& file : work.changed) read_again(work, std::move(file));
    for (auto& file : work.unchanged) settle_unchanged(work, std::move(file));
    extend(work);
}

// What another file says of a deck's notes changed, and its own file did not, or came before it.
void Library::extend(Work& work) {
    const auto touched = work.extensions.touched();
    for (const std::string& id : touched) {
        const auto holder = work.holders.find(id);
        if (holder == work.holders.end()) continue;
        const store::DeckFile file = holder->second;
        const auto read = deckfile::read_file(file.path);
        if (const auto* text = std::get_if<deckfile::FileText>(&read)) take(work, file, text->text);
        store_.catalog().texts_may_differ(file.no);
    }
}

// Histories go along with notes that have other names now; what is then new and gone, is.
void Library::follow(Work& work) {
    for (const core::Heir& heir : follow_edits(decks_now(), store_))
        work.changes.became(core::note_name(heir.from), core::note_name(heir.to));
    for (const auto& [path, cards] : work.gone)
        if (store_.catalog().have_lost_their_note(cards)) gone_.push_back(path);
}

// Whether the file is the one shown under its id, of those that are known so far. Where it takes
// another's place, cards of its own may have been that one's for a while: its notes are put anew.
// One that extends a deck is known from now on.
bool Library::claim(Work& work, store::DeckFile& file) {
    if (is_copy(file)) return false;
    if (file.is_extension()) {
        work.extensions.know(file);
        return false;
    }
    const auto [at, is_first] = work.holders.try_emplace(file.info.id, file);
    if (is_first || at->second.path == file.path) return true;
    if (!comes_before(file, at->second)) return false;
    store::DeckFile loser = std::exchange(at->second, file);
    if (loser.shown) hide(work, file);
    hide(work, loser);
    return true;
}

bool Library::is_copy(const store::DeckFile& file) const {
    const auto original = originals_.find(file.path);
    return original != originals_.end() &&
           deckfile::is_copy(file.path, file.is_extension() ? file.info.title : file.info.id,
                             original->second);
}

void Library::hide(Work& work, store::DeckFile& file) {
    if (file.no == 0 || !file.shown) return;
    const store::KeptDeck kept = store_.catalog().kept(file);
    work.changes.had(file.info.id, file.path, kept.deck.notes);
    store_.catalog().put_notes(file, {}, kept);
    file.shown = false;
    store_.catalog().put_file(file);
}

// Reads the file, and parses it if its bytes are not those that were read last.
void Library::read_again(Work& work, store::DeckFile file) {
    file.seen_ns = stamp_clock_ns();
    const auto read = deckfile::read_file(file.path);
    if (const auto* problem = std::get_if<deckfile::FileProblem>(&read))
        return put_fault(work, std::move(file), problem->message);
    const auto& text = std::get<deckfile::FileText>(read);
    const bool same_bytes =
        file.no != 0 && file.fault.empty() && file.hash == base::hash64(text.text);
    file.stamp = text.stamp;
    file.fault.clear();
    if (same_bytes && (!claim(work, file) || file.shown))
        return settle_unchanged(work, std::move(file));
    take(work, std::move(file), text.text);
}

void Library::put_fault(Work& work, store::DeckFile file, const std::string& fault) {
    if (file.is_extension()) work.extensions.touch(file.info.extends);
    if (file.no == 0) file.info.id = file.info.title = core::deck_id_from(file_name(file.path));
    file.fault = fault;
    file.shown = false;
    file.no = store_.catalog().put_file(file);
    store_.catalog().put_notes(file, {});
}

void Library::take(Work& work, store::DeckFile file, const std::string& text) {
    store::KeptDeck kept = store_.catalog().kept(file);
    if (file.no != 0 && file.shown) work.changes.had(file.info.id, file.path, kept.deck.notes);
    core::CatalogDeck deck =
        deckfile::load(text, file_name(file.path), deckfile::KnownNotes(kept.deck));
    if (file.no != 0 && file.info.id != deck.info.id) {
        store_.catalog().put_notes(file, {}, kept);
        kept = {};
    }
    if (const auto old = work.kept.find(file.path);
        old != work.kept.end() && old->second.has_mistakes())
        work.changes.had(deck.info.id, file.path, {}, Seen::in_part);
    if (file.is_extension()) work.extensions.touch(file.info.extends);
    file.hash = base::hash64(text);
    file.info = deck.info;
    if (file.is_extension()) work.extensions.touch(file.info.extends);
    file.errors = count_errors(deck.problems);
    const bool wins = claim(work, file);
    if (!file.shown) kept = {};
    file.shown = wins;
    if (wins) deck = work.extensions.laid_over(std::move(deck), text, store_.catalog());
    file.no = store_.catalog().put_file(file);
    store_.catalog().put_notes(file, file.shown ? deck.notes : std::vector<core::CatalogNote>{},
                               kept);
    if (!file.shown) return;
    work.holders[file.info.id] = file;
    if (!work.kept.empty())
        work.changes.has(file.info.id, file.path, deck.notes,
                         file.has_mistakes() ? Seen::in_part : Seen::whole);
}

// Its bytes are those that were read last.
void Library::settle_unchanged(Work& work, store::DeckFile file) {
    const auto holder = work.holders.find(file.info.id);
    const bool wins = holder != work.holders.end() && holder->second.path == file.path;
    if (wins && !file.shown) return read_again(work, std::move(file));
    if (!wins) hide(work, file);
    file.shown = wins;
    const store::DeckFile& old = work.kept.at(file.path);
    if (file.order != old.order || file.root != old.root || file.shown != old.shown ||
        file.seen_ns != old.seen_ns)
        store_.catalog().put_file(file);
}

std::vector<std::string> Library::complaints() {
    std::vector<std::string> out = faults_;
    for (auto& complaint : complaints_of(files_, [this](const auto&file, const auto*holder) {
             return why_unused(file, holder);
         }))
        out.push_back(std::move(complaint));
    return out;
}

// Why it is not shown, where that is worth saying.
std::optional<std::string> Library::why_unused(const store::DeckFile& file,
                                               const store::DeckFile* holder) const {
    if (file.shown) return std::nullopt;
    if (is_copy(file)) return deckfile::copy_sentence(file_name(originals_.at(file.path)));
    if (!holder || (is_user_root(holder->root) && is_shipped_root(file.root))) return std::nullopt;
    return fmt::format("its id `{}` is taken by {}, so it is not used", file.info.id, holder->path);
}

std::vector<std::string> Library::news() {
    std::vector<std::string> out;
    for (const auto& path : std::exchange(gone_, {}))
        out.push_back(fmt::format(
            "{}: the file is gone; its cards are not shown, and their history is kept", path));
    std::set<std::string> standing;
    for (const auto& complaint : complaints())
        if (standing.insert(complaint).second && !told_.contains(complaint))
            out.push_back(complaint);
    told_ = std::move(standing);  // what is mended and comes about again is news again
    return out;
}

std::vector<std::string> Library::ids() const {
    std::vector<std::string> ids;
    for (const auto& file : files_)
        if (file.shown) ids.push_back(file.info.id);
    return ids;
}

std::optional<std::string> Library::take_changes() {
    const auto changes = store_.catalog().take_changes();
    if (changes.empty()) return std::nullopt;
    return core::to_text(changes);
}

bool Library::has_decks() {
    return std::any_of(files_.begin(), files_.end(),
                       [](const auto& file) { return file.fault.empty(); });
}

const core::DeckInfo* Library::info_of(std::int64_t deck) const {
    const auto file =
        std::find_if(files_.begin(), files_.end(), [&](const auto& one) { return one.no == deck; });
    return file == files_.end() ? nullptr : &file->info;
}

std::optional<ReadNote> Library::read(std::int64_t note) {
    const auto place = store_.catalog().place_of_note(note);
    const core::DeckInfo* deck = place ? info_of(place->deck) : nullptr;
    return deck ? read_note(*place, *deck) : std::nullopt;
}

DecksNow Library::decks_now() {
    return {setup_.now().at + clock_slack, files_,
            [this](std::int64_t note) {
                auto read = this->read(note);
                return read ? std::optional(std::move(read->note)) : std::nullopt;
            },
            [this](std::string_view word) {
                return std::move(notes_saying({std::string(word)}).front().notes);
            }};
}

std::vector<store::Said> Library::notes_saying(const std::vector<std::string>& words) {
    const auto read = [this](std::int64_t note) { return this->read(note); };
    return app::notes_saying(words, files_, store_.catalog(), read);
}

}  // namespace app
