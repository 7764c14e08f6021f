#include "app/library.hpp"

#include "app/clock.hpp"
#include "app/word_search.hpp"
#include "base/numbers/hash.hpp"
#include "core/card/identity.hpp"
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

std::vector<deckfile::Root> search_path(const Setup& setup) {
    std::vector<deckfile::Root> roots{{setup.places.user_decks, true}};
    for (const auto& path : setup.places.env_decks) roots.push_back({path, false});
    const auto folder = std::filesystem::path(setup.places.config).parent_path();
    for (const auto& path : setup.settings.deck_paths) {
        const std::filesystem::path expanded = expand_home(path, environment);
        roots.push_back({(expanded.is_absolute() ? expanded : folder / expanded).string(), false});
    }
    roots.push_back({setup.places.shipped_decks, true});
    return roots;
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

}  // namespace

// One refresh: what was kept, and what has been settled so far.
struct Library::Work {
    std::map<std::string, store::DeckFile> kept;
    std::set<std::string> taken_ids;
};

Library::Library(store::Store& store, const Setup& setup)
    : store_(store), settings_(setup.settings), roots_(search_path(setup)) {}

bool Library::has_changed(const deckfile::FoundFiles& found) {
    if (found.files.size() != files_.size()) return true;
    for (std::size_t i = 0; i < files_.size(); ++i)
        if (files_[i].path != found.files[i].path ||
            files_[i].root != static_cast<int>(found.files[i].root) ||
            !is_same(files_[i], found.files[i]))
            return true;
    return prefers_other_tags();
}

bool Library::prefers_other_tags() {
    return !store_.catalog().has_first_tags(settings_.new_first);
}

void Library::drop_gone(Work& work, const deckfile::FoundFiles& found) {
    std::set<std::string> present;
    for (const auto& file : found.files) present.insert(file.path);
    for (const auto& [path, file] : work.kept) {
        if (present.contains(path)) continue;
        store_.catalog().drop_file(file.no);
        if (file.shown && !is_out_of_sight(path, found)) gone_.push_back(path);
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
    faults_.clear();
    for (const auto& problem : found.problems)
        faults_.push_back(fmt::format("{}: {}", problem.path, problem.message));
    mind_other_programs();
    if (!has_changed(found)) return generation_;

    store::Transaction transaction = store_.catalog().begin_refresh();
    Work work;
    for (const auto& file : store_.catalog().files()) work.kept.emplace(file.path, file);
    drop_gone(work, found);
    const bool new_order = prefers_other_tags();
    if (new_order) store_.catalog().set_first_tags(settings_.new_first);
    int order = 0;
    for (const auto& file : found.files) take(work, file, order++);
    const auto before = std::exchange(files_, store_.catalog().files());
    const bool is_other = new_order || !show_same_cards(before, files_);
    if (is_other) store_.catalog().count_change();
    catalog_generation_ = store_.catalog().generation();
    transaction.commit();
    if (is_other) ++generation_;
    return generation_;
}

void Library::take(Work& work, const deckfile::FoundFile& found, int order) {
    const auto at = work.kept.find(found.path);
    const store::DeckFile* old = at == work.kept.end() ? nullptr : &at->second;
    store::DeckFile file = old ? *old : store::DeckFile{};
    file.path = found.path;
    file.order = order;
    file.root = static_cast<int>(found.root);
    if (!old || !is_same(*old, found)) return read_again(work, file, old, false);
    const bool wins = work.taken_ids.insert(file.info.id).second;
    if (wins && !old->shown) return read_again(work, file, old, true);
    file.shown = wins;
    if (!wins && old->shown) store_.catalog().put_notes(file, {});
    if (file.order != old->order || file.root != old->root || file.shown != old->shown)
        store_.catalog().put_file(file);
}

// Reads the file, and parses it if its bytes are not those that were read last.
void Library::read_again(Work& work, store::DeckFile& file, const store::DeckFile* old,
                         bool wins_anyhow) {
    file.seen_ns = stamp_clock_ns();
    const auto read = deckfile::read_file(file.path);
    if (const auto* problem = std::get_if<deckfile::FileProblem>(&read)) {
        if (!old) file.info.id = file.info.title = core::deck_id_from(file_name(file.path));
        file.fault = problem->message;
        file.shown = false;
        file.no = store_.catalog().put_file(file);
        store_.catalog().put_notes(file, {});
        return;
    }
    const auto& text = std::get<deckfile::FileText>(read);
    file.stamp = text.stamp;
    file.fault.clear();
    const auto hash = base::hash64(text.text);
    const bool same_bytes = old && old->fault.empty() && old->hash == hash;
    const bool wins = wins_anyhow || (same_bytes && work.taken_ids.insert(file.info.id).second);
    if (same_bytes && wins == old->shown) {
        store_.catalog().put_file(file);
        return;
    }
    store::KeptDeck kept = store_.catalog().kept(file);
    const core::CatalogDeck deck =
        deckfile::load(text.text, file_name(file.path), deckfile::KnownNotes(kept.deck));
    if (old && old->info.id != deck.info.id) {
        store_.catalog().put_notes(*old, {}, kept);
        kept = {};
    }
    file.hash = hash;
    file.info = deck.info;
    file.errors = count_errors(deck.problems);
    file.shown = wins || work.taken_ids.insert(file.info.id).second;
    file.no = store_.catalog().put_file(file);
    store_.catalog().put_notes(file, file.shown ? deck.notes : std::vector<core::CatalogNote>{},
                               kept);
}

std::vector<std::string> Library::complaints() {
    std::vector<std::string> out = faults_;
    std::map<std::string, const store::DeckFile*> first;
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
        const auto [at, is_first] = first.emplace(file.info.id, &file);
        if (!is_first && !(is_user_root(at->second->root) && is_shipped_root(file.root)))
            out.push_back(fmt::format("{}: its id `{}` is taken by {}, so it is not used",
                                      file.path, file.info.id, at->second->path));
    }
    return out;
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
    return ReadNote{std::move(*read), *place};
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
        const store::KeptDeck kept = store_.catalog().kept(file);
        for (std::size_t note = 0; note < kept.numbers.size(); ++note) {
            const core::Slice& slice = kept.deck.notes[note].slice;
            if (slice.offset + slice.size > static_cast<std::int64_t>(text->text.size())) continue;
            const auto found = search.find_in(std::string_view(text->text)
                                                  .substr(static_cast<std::size_t>(slice.offset),
                                                          static_cast<std::size_t>(slice.size)));
            for (std::size_t word = 0; word < words.size(); ++word)
                if (found[word]) said[word].notes.push_back(kept.numbers[note]);
        }
    }
    return said;
}

}  // namespace app
