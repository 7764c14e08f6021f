#include "app/edit_note.hpp"

#include "base/contains.hpp"
#include "base/text/cut.hpp"
#include "core/card/identity.hpp"
#include "core/heir/likeness.hpp"
#include "deckfile/files.hpp"
#include "deckfile/index.hpp"
#include "deckfile/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <unistd.h>

namespace app {
namespace {

namespace fs = std::filesystem;

// A deck file as it stands now; empty where it cannot be read.
struct Reading {
    std::string text;
    core::CatalogDeck deck;
};

Reading read(const std::string& path) {
    auto file = deckfile::read_file(path);
    auto* found = std::get_if<deckfile::FileText>(&file);
    if (!found) return {};
    auto deck = deckfile::load(found->text, fs::path(path).filename().string());
    return {std::move(found->text), std::move(deck)};
}

std::vector<std::string> ids_of(const core::CatalogDeck& deck) {
    std::vector<std::string> ids;
    for (const auto& note : deck.notes) ids.push_back(note.id);
    return ids;
}

// How many from that place on stand in the one list alone.
std::size_t count_alone(const std::vector<std::string>& ids, std::size_t begin,
                        const std::vector<std::string>& others) {
    std::size_t end = begin;
    while (end < ids.size() && !base::contains(others, ids[end])) ++end;
    return end - begin;
}

std::size_t start_of_line(std::string_view text, int line) {
    std::size_t at = 0;
    for (int i = 1; i < line && at < text.size(); ++i)
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    return at;
}

// From the header above a line up to the next.
std::string table_around(std::string_view text, int line) {
    const std::size_t at = start_of_line(text, line);
    const auto header = at < text.size() && text[at] == '[' ? at : text.rfind("\n[", at);
    const std::size_t begin = header == std::string_view::npos ? 0 : header;
    const std::size_t end = text.find("\n[", std::max(at, begin + 1));
    return std::string(base::trimmed(text.substr(begin, end - begin), "\r\n"));
}

// Its place without links.
fs::path real(const std::string& path) {
    std::error_code error;
    const fs::path found = fs::weakly_canonical(path, error);
    return error ? fs::path(path) : found;
}

bool lies_in(const std::string& path, const std::string& folder) {
    const fs::path place = real(path);
    const fs::path whole = real(folder);
    return std::mismatch(whole.begin(), whole.end(), place.begin(), place.end()).first ==
           whole.end();
}

// By its name, wherever links in it lead.
bool is_below(const std::string& path, const std::string& folder) {
    return path.starts_with((fs::path(folder) / "").string());
}

core::LeftNote as_left(const std::string& key, const core::Note& note) {
    const core::KeyParts parts = core::parts_of(key);
    core::LeftNote left{std::string(parts.deck), std::string(parts.note), {}, {}};
    for (core::Face& face : core::faces(note)) left.suffixes.push_back(std::move(face.suffix));
    return left;
}

}  // namespace

bool is_writable(const std::string& deck) {
    return ::access(deck.c_str(), W_OK) == 0;
}

bool is_own(const std::string& deck, const std::vector<deckfile::Root>& roots) {
    const std::string& own = roots.front().path;
    if (lies_in(deck, roots.back().path)) return false;
    if (lies_in(deck, own)) return true;
    const bool is_linked = is_below(deck, own);
    return is_linked && std::none_of(roots.begin() + 1, roots.end(),
                                     [&](const auto& root) { return lies_in(deck, root.path); });
}

bool is_searched(const std::string& deck, const std::vector<deckfile::Root>& roots) {
    return std::any_of(roots.begin(), roots.end(), [&](const auto& root) {
        return is_below(deck, root.path) || lies_in(deck, root.path);
    });
}

NoteEdit::NoteEdit(Workspace& workspace, const core::ShownCard& card)
    : workspace_(workspace), key_(card.key), before_(as_left(card.key, card.note)) {
    before_.text = workspace.text_of(card);
    const Reading before = read(card.path);
    for (const auto& problem : before.deck.problems)
        ++known_[{problem.message, table_around(before.text, problem.line)}];
    for (const auto& note : before.deck.notes) {
        if (note.slice.line < card.line) ++place_;
        ids_.push_back(note.id);
    }
}

std::size_t NoteEdit::place_in(const Ids& now) const {
    for (std::size_t i = place_; i-- > 0;) {
        const auto at = std::find(now.begin(), now.end(), ids_[i]);
        if (at != now.end()) return static_cast<std::size_t>(at - now.begin()) + 1;
    }
    return 0;
}

std::optional<std::int64_t> NoteEdit::find_again(const std::string& path) {
    workspace_.decks.refresh();
    store::Cards& cards = workspace_.store.cards();
    if (const auto same = cards.find(key_); same && same->live) return same->no;
    for (const auto& file : workspace_.decks.files()) {
        if (file.path != path) continue;
        const auto note = note_in(workspace_.store.catalog().kept(file));
        if (!note) return std::nullopt;
        take_history_along(*note);
        if (const auto heir = cards.find(key_); heir && heir->live) return heir->no;
        const auto siblings = cards.of_note(*note);
        if (!siblings.empty()) return siblings.front().no;
    }
    return std::nullopt;
}

std::optional<std::int64_t> NoteEdit::note_in(const store::KeptDeck& kept) const {
    const Ids now = ids_of(kept.deck);
    const auto same = std::find(now.begin(), now.end(), before_.id);
    if (same != now.end()) return kept.numbers[static_cast<std::size_t>(same - now.begin())];
    const std::size_t begin = place_in(now);
    const std::size_t count = count_alone(now, begin, ids_);
    std::size_t old_begin = place_;
    while (old_begin > 0 && !base::contains(now, ids_[old_begin - 1])) --old_begin;
    const auto first = kept.numbers.begin() + static_cast<std::ptrdiff_t>(begin);
    const std::vector<std::int64_t> fresh(first, first + static_cast<std::ptrdiff_t>(count));
    const bool is_each_ones = count == count_alone(ids_, old_begin, now);
    if (is_each_ones && count > 0) return fresh[place_ - old_begin];
    return likeliest_of(fresh);
}

std::optional<std::int64_t> NoteEdit::likeliest_of(const std::vector<std::int64_t>& fresh) const {
    std::vector<core::LeftNote> notes;
    std::vector<std::int64_t> numbers;
    for (const std::int64_t number : fresh) {
        const auto read = workspace_.decks.read(number);
        if (!read) continue;
        notes.push_back({before_.deck,
                         core::note_id(read->note),
                         {core::identity_text(read->note), {}, {}},
                         {}});
        numbers.push_back(number);
    }
    const auto likeliest =
        core::HeirSearch(notes).likeliest(before_, [](const core::LeftNote&) { return true; });
    return likeliest ? std::optional(numbers[*likeliest]) : std::nullopt;
}

std::optional<std::int64_t> NoteEdit::find_by_name() {
    workspace_.decks.refresh();
    store::Cards& cards = workspace_.store.cards();
    if (const auto same = cards.find(key_); same && same->live) return same->no;
    const std::string name = core::note_name(key_);
    auto sibling = cards.find(name);
    if (!sibling || !sibling->live) {
        const auto others = cards.of_note_called(name);
        if (others.empty() || !others.front().live) return std::nullopt;
        sibling = others.front();
    }
    take_history_along(sibling->note_no);
    if (const auto heir = cards.find(key_); heir && heir->live) return heir->no;
    return sibling->no;
}

void NoteEdit::take_history_along(std::int64_t note) {
    store::Cards& cards = workspace_.store.cards();
    const auto siblings = cards.of_note(note);
    const auto read = workspace_.decks.read(note);
    if (!read || siblings.empty()) return;
    core::LeftNote after = as_left(siblings.front().key, read->note);
    after.text.text = core::identity_text(read->note);
    const auto was_met = [&](const std::string& key) {
        const auto card = cards.find(key);
        return card && card->state.version > 0;
    };
    std::vector<core::Heir> heirs = core::heirs_by_hand(before_, after);
    std::erase_if(heirs, [&](const core::Heir& heir) {
        return heir.from == heir.to || !was_met(heir.from) || was_met(heir.to);
    });
    if (!heirs.empty()) workspace_.link(heirs);
}

std::vector<core::Problem> NoteEdit::made(const std::string& path) const {
    const Reading after = read(path);
    auto known = known_;
    std::vector<core::Problem> made;
    for (const auto& problem : after.deck.problems)
        if (known[{problem.message, table_around(after.text, problem.line)}]-- <= 0)
            made.push_back(problem);
    return made;
}

std::vector<std::string> NoteEdit::mistakes(const std::string& path, std::size_t most) const {
    std::vector<std::string> told;
    for (const auto& problem : made(path))
        if (told.size() < most) told.push_back(deckfile::describe(path, problem));
    return told;
}

// Another note may be broken where this one was taken out.
bool NoteEdit::is_anothers(const std::string& table) const {
    const auto names = [&](const std::string& id) {
        return !id.empty() && table.find(fmt::format("id = \"{}\"", id)) != std::string::npos;
    };
    return std::any_of(ids_.begin(), ids_.end(), names) &&
           (place_ >= ids_.size() || !names(ids_[place_]));
}

std::optional<int> NoteEdit::broken_at(const std::string& path) const {
    const Reading now = read(path);
    const core::CatalogDeck& after = now.deck;
    const std::size_t place = place_in(ids_of(after));
    const int begin = place == 0 ? 0 : after.notes[place - 1].slice.line;
    const int end = place < after.notes.size() ? after.notes[place].slice.line
                                               : std::numeric_limits<int>::max();
    for (const auto& problem : made(path))
        if (problem.severity == core::Severity::error && problem.line > begin &&
            problem.line < end && !is_anothers(table_around(now.text, problem.line)))
            return problem.line;
    return std::nullopt;
}

}  // namespace app
