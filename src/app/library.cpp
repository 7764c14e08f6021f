#include "app/library.hpp"

#include "app/clock.hpp"
#include "app/word_search.hpp"
#include "base/numbers/hash.hpp"
#include "core/card/deck_changes.hpp"
#include "core/card/identity.hpp"
#include "deckfile/copies.hpp"
#include "deckfile/index.hpp"
#include "deckfile/note.hpp"
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

int count_errors(const std::vector<core::Problem>& problems) {
    return static_cast<int>(std::count_if(problems.begin(), problems.end(), [](const auto& one) {
        return one.severity == core::Severity::error;
    }));
}

bool comes_before(const store::DeckFile& a, const store::DeckFile& b) {
    return deckfile::is_used_before({a.root, a.path}, {b.root, b.path}, a.info.id);
}

// What is shown of a file: where this is the same, so are the cards.
auto shown_part(const store::DeckFile& file) {
    return std::tie(file.path, file.info.id, file.hash);
}

bool show_same_cards(std::vector<store::DeckFile> a, std::vector<store::DeckFile> b) {
    const auto is_hidden = [](const store::DeckFile& file) { return !file.shown; };
    std::erase_if(a, is_hidden);
    std::erase_if(b, is_hidden);
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const auto& one, const auto& other) { return shown_part(one) == shown_part(other); });
}

// Whether it, or a folder above it, could not be looked at: then it need not be gone.
bool is_out_of_sight(const std::string& path, const deckfile::FoundFiles& found) {
    return std::any_of(
        found.problems.begin(), found.problems.end(), [&](const deckfile::FileProblem& problem) {
            return path == problem.path ||
                   path.starts_with(problem.path.ends_with('/') ? problem.path
                                                                : problem.path + '/');
        });
}

// Whether all of its notes are seen.
bool is_whole(const store::DeckFile& file) {
    return file.errors == 0 && file.fault.empty();
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
        if (!unused.contains(path) && !is_out_of_sight(path, found))
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
bool Library::claim(Work& work, store::DeckFile& file) {
    if (is_copy(file)) return false;
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
           deckfile::is_copy(file.path, file.info.id, original->second);
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
        return put_fault(std::move(file), problem->message);
    const auto& text = std::get<deckfile::FileText>(read);
    const bool same_bytes =
        file.no != 0 && file.fault.empty() && file.hash == base::hash64(text.text);
    file.stamp = text.stamp;
    file.fault.clear();
    if (same_bytes && (!claim(work, file) || file.shown))
        return settle_unchanged(work, std::move(file));
    take(work, std::move(file), text.text);
}

void Library::put_fault(store::DeckFile file, const std::string& fault) {
    if (file.no == 0) file.info.id = file.info.title = core::deck_id_from(file_name(file.path));
    file.fault = fault;
    file.shown = false;
    file.no = store_.catalog().put_file(file);
    store_.catalog().put_notes(file, {});
}

void Library::take(Work& work, store::DeckFile file, const std::string& text) {
    store::KeptDeck kept = store_.catalog().kept(file);
    if (file.no != 0 && file.shown) work.changes.had(file.info.id, file.path, kept.deck.notes);
    const core::CatalogDeck deck =
        deckfile::load(text, file_name(file.path), deckfile::KnownNotes(kept.deck));
    if (file.no != 0 && file.info.id != deck.info.id) {
        store_.catalog().put_notes(file, {}, kept);
        kept = {};
    }
    if (const auto old = work.kept.find(file.path);
        old != work.kept.end() && !is_whole(old->second))
        work.changes.had(deck.info.id, file.path, {}, core::DeckChanges::Seen::in_part);
    file.hash = base::hash64(text);
    file.info = deck.info;
    file.errors = count_errors(deck.problems);
    const bool wins = claim(work, file);
    if (!file.shown) kept = {};
    file.shown = wins;
    file.no = store_.catalog().put_file(file);
    store_.catalog().put_notes(file, file.shown ? deck.notes : std::vector<core::CatalogNote>{},
                               kept);
    if (!file.shown) return;
    work.holders[file.info.id] = file;
    if (!work.kept.empty())
        work.changes.has(
            file.info.id, file.path, deck.notes,
            is_whole(file) ? core::DeckChanges::Seen::whole : core::DeckChanges::Seen::in_part);
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
    std::map<std::string, const store::DeckFile*> holders;
    for (const auto& file : files_)
        if (file.shown) holders.emplace(file.info.id, &file);
    for (const auto& file : files_) {
        if (!file.fault.empty()) {
            out.push_back(fmt::format("{}: {}", file.path, file.fault));
            continue;
        }
        if (file.errors > 0)
            out.push_back(
                fmt::format("{}: {} hidden until mended; `ebb check {}` says where", file.path,
                            file.errors == 1 ? "1 problem keeps notes"
                                             : fmt::format("{} problems keep notes", file.errors),
                            file.path));
        const auto holder = holders.find(file.info.id);
        if (auto why = why_unused(file, holder == holders.end() ? nullptr : holder->second))
            out.push_back(fmt::format("{}: {}", file.path, *why));
    }
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

std::optional<ReadNote> Library::read(std::int64_t note) {
    const auto place = store_.catalog().place_of_note(note);
    if (!place) return std::nullopt;
    const auto slice = deckfile::read_slice(place->path, place->slice.offset, place->slice.size);
    const auto* text = std::get_if<std::string>(&slice);
    if (!text || base::hash64(*text) != place->hash) return std::nullopt;
    std::vector<core::Problem> problems;
    auto read = deckfile::read_note(*text, place->slice.line, problems);
    if (!read) return std::nullopt;
    const auto file = std::find_if(files_.begin(), files_.end(),
                                   [&](const auto& one) { return one.no == place->deck; });
    if (file == files_.end()) return std::nullopt;
    core::fill_in(*read, file->info);
    return ReadNote{std::move(*read), file->info.sources, *place};
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
    const WordSearch search(words);
    std::vector<store::Said> said;
    for (const auto& word : words) said.push_back({word, {}});
    for (const store::DeckFile& file : files_) {
        if (!file.shown) continue;
        const auto read = deckfile::read_file(file.path);
        const auto* text = std::get_if<deckfile::FileText>(&read);
        if (!text) continue;
        for (const store::NoteSlice& note : store_.catalog().slices(file.no)) {
            const auto slice = note.in(text->text);
            if (!slice) continue;
            const auto found = search.find_in(*slice);
            for (std::size_t word = 0; word < words.size(); ++word)
                if (found[word]) said[word].notes.push_back(note.note);
        }
    }
    return said;
}

}  // namespace app
