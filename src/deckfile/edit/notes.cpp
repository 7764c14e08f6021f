#include "deckfile/edit/notes.hpp"

#include "base/text/cut.hpp"
#include "core/card/identity.hpp"
#include "deckfile/edit/lines.hpp"
#include "deckfile/index.hpp"
#include "deckfile/mistakes/reading.hpp"
#include "deckfile/note.hpp"
#include "deckfile/scan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace deckfile {
namespace {

using core::CatalogNote;
using core::Slice;

std::size_t begin_of(const Slice& slice) {
    return static_cast<std::size_t>(slice.offset);
}
std::size_t end_of(const Slice& slice) {
    return begin_of(slice) + static_cast<std::size_t>(slice.size);
}

bool begins_inside(const std::vector<CatalogNote>& notes, const Source& whole) {
    const auto next = std::upper_bound(
        notes.begin(), notes.end(), whole.offset,
        [](std::size_t at, const CatalogNote& note) { return at < begin_of(note.slice); });
    return next != notes.end() && begin_of(next->slice) < whole.offset + whole.text.size();
}

// The tables as the reader cut them.
void collect(Scanner scanner, const std::vector<CatalogNote>& notes, std::vector<Piece>& pieces) {
    while (auto piece = scanner.next()) {
        if (piece->hides_header && begins_inside(notes, piece->whole))
            collect(Scanner(piece->whole, Scanner::Strings::end_at_headers), notes, pieces);
        else
            pieces.push_back(std::move(*piece));
    }
}

std::vector<Piece> pieces_of(std::string_view text, const std::vector<CatalogNote>& notes) {
    std::vector<Piece> pieces;
    collect(Scanner({text}), notes, pieces);
    return pieces;
}

std::size_t above_comments(const Piece& piece) {
    const Units units = units_of(piece.body);
    std::size_t begin = piece.whole.offset + piece.whole.text.size();
    for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
        if (unit->kind != Unit::Kind::comment) break;
        begin = unit->span.begin;
    }
    return begin;
}

// Comments that follow the last entry at once go along, unless they stand directly above a header.
NoteLines lines_in(const Piece& piece, const Slice& slice, bool is_last) {
    NoteLines lines{{begin_of(slice), piece.body.offset}, piece.body.offset};
    for (const Unit& unit : units_of(piece.body)) {
        if (unit.span.end > end_of(slice)) break;
        const bool is_entry = unit.kind == Unit::Kind::entry;
        if (is_entry) lines.entries_end = unit.span.end;
        if (is_entry || (unit.kind == Unit::Kind::comment && lines.all.end == unit.span.begin))
            lines.all.end = unit.span.end;
    }
    const bool touches_header =
        !is_last && lines.all.end == piece.whole.offset + piece.whole.text.size();
    if (touches_header) lines.all.end = lines.entries_end;
    return lines;
}

std::vector<NoteLines> lines_of(std::string_view text, const std::vector<CatalogNote>& notes) {
    const std::vector<Piece> pieces = pieces_of(text, notes);
    std::vector<NoteLines> all;
    std::size_t at = 0;
    for (const CatalogNote& note : notes) {
        while (pieces[at].whole.offset < begin_of(note.slice)) ++at;
        all.push_back(lines_in(pieces[at], note.slice, at + 1 == pieces.size()));
        if (at > 0) all.back().all.begin = above_comments(pieces[at - 1]);
    }
    return all;
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::size_t start_of_text(std::string_view text) {
    return text.size() - base::without_byte_order_mark(text).size();
}

// Where the line begins that ends at `at`.
std::size_t line_before(std::string_view text, std::size_t at) {
    const std::size_t feed = at < 2 ? std::string_view::npos : text.rfind('\n', at - 2);
    return feed == std::string_view::npos ? start_of_text(text) : feed + 1;
}

bool follows_blank_line(std::string_view text, std::size_t at) {
    if (at == start_of_text(text)) return true;
    const std::size_t begin = line_before(text, at);
    return is_blank(text.substr(begin, at - begin));
}

std::size_t behind_blank_lines(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        if (!is_blank(text.substr(at, end - at))) return at;
        at = end;
    }
    return at;
}

std::size_t above_blank_lines(std::string_view text, std::size_t at) {
    while (at > start_of_text(text) && follows_blank_line(text, at)) at = line_before(text, at);
    return at;
}

// What is cut at one place, as one; with it the blank lines on one side where there are some on
// both.
Changes merged(std::string_view text, const std::vector<Span>& spans) {
    Changes cuts;
    for (const Span& span : spans) {
        const bool joins = !cuts.empty() && cuts.back().span.end == span.begin;
        if (!joins) cuts.push_back({{span.begin, span.begin}, {}});
        Span& cut = cuts.back().span;
        cut.end = span.end;
        if (follows_blank_line(text, cut.begin)) cut.end = behind_blank_lines(text, cut.end);
    }
    if (!cuts.empty() && cuts.back().span.end == text.size())
        cuts.back().span.begin = above_blank_lines(text, cuts.back().span.begin);
    return cuts;
}

core::DeckInfo without_hash(core::DeckInfo info) {
    info.hash = 0;
    return info;
}

std::ptrdiff_t count_errors(const core::CatalogDeck& deck) {
    return std::count_if(deck.problems.begin(), deck.problems.end(),
                         [](const auto& one) { return one.severity == core::Severity::error; });
}

}  // namespace

std::string_view ReadDeck::slice(NoteIndex note) const {
    const Slice& slice = deck.notes[note].slice;
    return std::string_view(text).substr(begin_of(slice), end_of(slice) - begin_of(slice));
}

// A note that the reader took reads the same by itself.
core::Note ReadDeck::note(NoteIndex note) const {
    Problems told_by_check;
    return read_note(slice(note), deck.notes[note].slice.line, told_by_check).value();
}

const NoteLines& ReadDeck::lines(NoteIndex note) const {
    if (!lines_) lines_ = lines_of(text, deck.notes);
    return (*lines_)[note];
}

bool ReadDeck::is_doubled(NoteIndex note) const {
    if (!names_) {
        names_.emplace();
        load(text, "", {}, [&](const core::Note& one, int) { ++(*names_)[core::note_id(one)]; });
    }
    return names_->at(deck.notes[note].id) > 1;
}

ReadDeck read_deck(std::string text, std::string_view file_name, const KnownNotes& known) {
    core::CatalogDeck deck = load(text, file_name, known);
    return {std::move(text), std::move(deck)};
}

ReadDeck read_extension(std::string text, std::string_view file_name) {
    core::CatalogDeck deck = load(text, file_name);
    for (const core::Addition& addition : deck.additions) {
        CatalogNote& note = deck.notes.emplace_back();
        note.id = addition.name;
        note.slice = addition.slice;
        note.hash = addition.hash;
    }
    return {std::move(text), std::move(deck)};
}

NotesToBe all_notes(const ReadDeck& deck) {
    NotesToBe notes;
    for (NoteIndex i = 0; i < deck.deck.notes.size(); ++i) notes.emplace_back(i);
    return notes;
}

bool says(const ReadDeck& after, const ReadDeck& before, const NotesToBe& notes) {
    if (without_hash(after.deck.info) != without_hash(before.deck.info)) return false;
    if (count_errors(after.deck) > count_errors(before.deck)) return false;
    if (after.deck.notes.size() != notes.size()) return false;
    for (NoteIndex i = 0; i < notes.size(); ++i) {
        const auto* old = std::get_if<NoteIndex>(&notes[i]);
        if (old && after.slice(i) == before.slice(*old)) continue;
        if (after.note(i) != (old ? before.note(*old) : std::get<core::Note>(notes[i])))
            return false;
    }
    return true;
}

Change insert_key(const ReadDeck& deck, NoteIndex note, std::string_view key,
                  std::string_view value) {
    const std::string_view text = deck.text;
    const Slice& slice = deck.deck.notes[note].slice;
    const std::size_t feed = text.find('\n', begin_of(slice));
    const std::size_t first = feed + 1;  // a note has more lines than its header
    const auto indent =
        text.substr(first, std::min(text.find_first_not_of(" \t", first), text.size()) - first);
    const std::string line = fmt::format("{}{} = {}", indent, key, value);
    const std::string_view line_end = line_end_at(text, feed);
    if (key == "id") return {{first, first}, line + std::string(line_end)};
    const std::size_t at = deck.lines(note).entries_end;
    if (text[at - 1] == '\n') return {{at, at}, line + std::string(line_end)};
    return {{at, at}, std::string(line_end) + line};
}

Changes cut(const ReadDeck& deck, std::vector<NoteIndex> notes) {
    std::sort(notes.begin(), notes.end());
    std::vector<Span> spans;
    for (const NoteIndex note : notes) spans.push_back(deck.lines(note).all);
    return merged(deck.text, spans);
}

std::string lines_of_note(const ReadDeck& deck, NoteIndex note, const Changes& inside) {
    const auto [begin, end] = deck.lines(note).all;
    Changes shifted = inside;
    for (Change& change : shifted) {
        change.span.begin -= begin;
        change.span.end -= begin;
    }
    std::string lines = changed(std::string_view(deck.text).substr(begin, end - begin), shifted);
    if (!lines.ends_with('\n')) lines += '\n';
    return lines;
}

Change append(const ReadDeck& deck, const std::vector<std::string>& notes) {
    const std::string_view text = deck.text;
    const std::size_t end = text.size();
    const std::string line_end(line_end_at(text, text.rfind('\n')));
    Change change{{end, end}, {}};
    const bool is_empty = end == start_of_text(text);
    if (!is_empty && !text.ends_with('\n')) change.text += line_end;
    bool needs_gap = !is_empty && (!text.ends_with('\n') || !follows_blank_line(text, end));
    for (const std::string& note : notes) {
        if (needs_gap) change.text += line_end;
        change.text += with_line_ends(note, line_end);
        needs_gap = true;
    }
    return change;
}

std::vector<BrokenId> ids_of_broken(const ReadDeck& deck) {
    std::set<std::size_t> used;
    for (const CatalogNote& note : deck.deck.notes) used.insert(begin_of(note.slice));
    std::vector<BrokenId> broken;
    for (const Piece& piece : pieces_of(deck.text, deck.deck.notes)) {
        if (piece.kind != Piece::Kind::card || used.contains(piece.whole.offset)) continue;
        Problems told_by_check;
        for (const Entry& entry : read_table(piece, told_by_check).table)
            if (const auto* id = std::get_if<std::string>(&entry.value.data);
                id && entry.key == "id")
                broken.push_back({*id, piece.whole.line});
    }
    return broken;
}

}  // namespace deckfile
