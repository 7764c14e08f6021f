#include "deckfile/extend/overlay.hpp"

#include "base/contains.hpp"
#include "base/text/in_backticks.hpp"
#include "base/text/suggest.hpp"
#include "deckfile/edit/notes.hpp"
#include "deckfile/extend/extends.hpp"
#include "deckfile/format/keys.hpp"
#include "deckfile/note.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace deckfile {
namespace {

using base::in_backticks;
using core::Addition;
using core::CatalogNote;

// A [[card]] as it stands in its file.
struct CardTable {
    Piece piece;
    Reading reading;
};

std::optional<CardTable> read_card(const Source& slice) {
    const auto piece = Scanner(slice).next();
    if (!piece || piece->kind != Piece::Kind::card) return std::nullopt;
    Problems told_by_check;
    return CardTable{*piece, read_table(*piece, told_by_check)};
}

std::string_view slice_in(std::string_view text, const core::Slice& slice) {
    return text.substr(static_cast<std::size_t>(slice.offset),
                       static_cast<std::size_t>(slice.size));
}

Source source_of(std::string_view text, const core::Slice& slice) {
    return {slice_in(text, slice), slice.line, static_cast<std::size_t>(slice.offset)};
}

// What the deck's own note says has no place in the file that changes it: it is told of at the
// header there.
void put_at(Value& value, Place place, Span span) {
    value.place = place;
    value.span = span;
    if (auto* list = std::get_if<std::vector<Value>>(&value.data))
        for (Value& one : *list) put_at(one, place, span);
    if (auto* table = std::get_if<Table>(&value.data))
        for (Entry& one : *table) {
            one.place = place;
            one.span = span;
            put_at(one.value, place, span);
        }
}

std::optional<core::Kind> kind_settled_by(std::string_view key) {
    for (const NoteKey& known : note_keys)
        if (known.settles() && known.name == key) return known.kind;
    return std::nullopt;
}

std::optional<core::Kind> kind_of(const Table& table) {
    for (const Entry& entry : table)
        if (const auto kind = kind_settled_by(entry.key)) return kind;
    return std::nullopt;
}

// Reports what would make another kind of note of it.
void check_kind(const Table& base, const Table& change, Problems& problems) {
    const auto kind = kind_of(base);
    for (const Entry& entry : change) {
        const auto other = kind_settled_by(entry.key);
        if (kind && other && *other != *kind && !takes_away(entry))
            add_error(problems, entry.place,
                      fmt::format("{} would make a {} note of it; the note that is changed is a {} "
                                  "note, and stays one",
                                  in_backticks(entry.key), core::to_string(*other),
                                  core::to_string(*kind)));
    }
}

// The keys that a change has, each once.
std::vector<std::string> keys_of(const Table& change) {
    std::vector<std::string> keys;
    for (const Entry& entry : change)
        if (entry.key != "id" && !base::contains(keys, entry.key)) keys.push_back(entry.key);
    return keys;
}

Table laid_over(Table own, const CardTable& change) {
    const std::size_t begin = change.piece.whole.offset;
    const auto keys = keys_of(change.reading.table);
    std::erase_if(own, [&](const Entry& entry) { return base::contains(keys, entry.key); });
    for (Entry& entry : own) {
        entry.place = header_place(change.piece);
        entry.span = {begin, begin};
        put_at(entry.value, entry.place, entry.span);
    }
    for (const Entry& entry : change.reading.table)
        if (entry.key != "id" && !takes_away(entry)) own.push_back(entry);
    return own;
}

std::optional<core::Note> changed_note(CardTable own, const CardTable& change, Problems& problems) {
    Problems found;
    check_kind(own.reading.table, change.reading.table, found);
    const bool is_same_kind = found.empty();
    std::optional<core::Note> note;
    if (is_same_kind) {
        const Reading whole{laid_over(std::move(own.reading.table), change), true, {}, false};
        note = note_from(whole, change.piece, found);
    }
    const Place header = header_place(change.piece);
    for (core::Problem& problem : found) {
        const bool is_of_own = problem.severity == core::Severity::warning &&
                               problem.line == header.line && problem.column == header.column;
        if (!is_of_own) problems.push_back(std::move(problem));
    }
    return note;
}

class Overlay {
public:
    Overlay(core::CatalogDeck deck, std::string_view text)
        : text_(text), own_count_(deck.notes.size()) {
        out_.deck = std::move(deck);
        for (std::size_t i = 0; i < out_.deck.notes.size(); ++i)
            places_.emplace(out_.deck.notes[i].id, i);
    }

    void lay(const ExtendingFile& file) {
        Problems problems;
        for (const Addition& addition : file.additions) {
            const auto card = read_card(source_of(file.text, addition.slice));
            if (card) lay(file, addition, *card, problems);
        }
        out_.problems.push_back(std::move(problems));
    }

    Extended take() { return std::move(out_); }

private:
    void lay(const ExtendingFile& file, const Addition& addition, const CardTable& card,
             Problems& problems) {
        const Place header = header_place(card.piece);
        const auto own = places_.find(addition.name);
        if (own != places_.end()) {
            if (is_first(file, addition, header, problems))
                change(out_.deck.notes[own->second], file, addition, card, problems);
        } else if (const auto line = line_of_broken(addition.name)) {
            add_error(
                problems, header,
                fmt::format("this is left out: the note {} of the deck {} has a mistake "
                            "there, in line {} or below",
                            in_backticks(addition.name), in_backticks(out_.deck.info.id), *line));
        } else if (addition.name.starts_with('~') ||
                   (!addition.name.empty() && !asks_anything(card.reading.table))) {
            add_error(problems, header, no_such_note(addition.name));
        } else {
            add(file, addition, card, problems);
        }
    }

    bool is_first(const ExtendingFile& file, const Addition& addition, Place header,
                  Problems& problems) {
        const auto [first, is_new] =
            laid_.try_emplace(addition.name, fmt::format("{}:{}", file.path, addition.slice.line));
        if (!is_new)
            add_error(problems, header,
                      fmt::format("the note {} has what {} says of it, so this is left out",
                                  in_backticks(addition.name), first->second));
        return is_new;
    }

    void change(CatalogNote& kept, const ExtendingFile& file, const Addition& addition,
                const CardTable& card, Problems& problems) {
        auto keys = keys_of(card.reading.table);
        if (keys.empty())
            return add_warning(problems, header_place(card.piece),
                               "this changes nothing; write below `id` what is to be another");
        if (kept.layer) return;  // of a note that was added by another file
        auto own = read_card(source_of(text_, kept.slice));
        if (!own) return;
        auto note = changed_note(*std::move(own), card, problems);
        if (!note) return;
        put(kept, *note);
        kept.layer = {file.path, addition.slice, addition.hash, std::move(keys)};
        out_.notes.emplace(kept.id, *std::move(note));
    }

    // What follows from the words; its name and place in the deck stay.
    void put(CatalogNote& kept, core::Note note) const {
        core::fill_in(note, out_.deck.info);
        CatalogNote now = core::as_catalogued(note, out_.deck.info);
        now.id = kept.id;
        now.slice = kept.slice;
        now.hash = kept.hash;
        kept = std::move(now);
    }

    void add(const ExtendingFile& file, const Addition& addition, const CardTable& card,
             Problems& problems) {
        auto note = note_from(card.reading, card.piece, problems);
        if (!note && !addition.name.empty())
            add_error(problems, header_place(card.piece), no_such_note(addition.name));
        if (!note) return;
        CatalogNote kept;
        put(kept, *note);
        kept.id = core::as_catalogued(*note, out_.deck.info).id;
        const auto [place, is_new] = places_.emplace(kept.id, out_.deck.notes.size());
        if (!is_new)
            return add_error(problems, header_place(card.piece),
                             fmt::format("the deck {} has this very note already",
                                         in_backticks(out_.deck.info.id)));
        laid_.emplace(kept.id, fmt::format("{}:{}", file.path, addition.slice.line));
        kept.layer = {file.path, addition.slice, addition.hash, {}};
        out_.notes.emplace(kept.id, *std::move(note));
        out_.deck.notes.push_back(std::move(kept));
    }

    // Where a note of the deck begins that has this name, and cannot be read.
    std::optional<int> line_of_broken(const std::string& name) {
        if (name.empty() || text_.find(name) == std::string_view::npos) return std::nullopt;
        if (!broken_) {
            core::CatalogDeck own;
            own.notes.assign(out_.deck.notes.begin(),
                             out_.deck.notes.begin() + static_cast<std::ptrdiff_t>(own_count_));
            broken_ = ids_of_broken(ReadDeck(std::string(text_), std::move(own)));
        }
        const auto at = std::find_if(broken_->begin(), broken_->end(),
                                     [&](const BrokenId& one) { return one.id == name; });
        return at == broken_->end() ? std::nullopt : std::optional(at->line);
    }

    static bool asks_anything(const Table& table) {
        return std::any_of(table.begin(), table.end(),
                           [](const Entry& entry) { return asks(entry.key); });
    }

    std::string no_such_note(const std::string& name) const {
        std::vector<std::string_view> names;
        for (const CatalogNote& note : out_.deck.notes) names.push_back(note.id);
        return fmt::format("this is left out: the deck {} has no note {}{}",
                           in_backticks(out_.deck.info.id), in_backticks(name),
                           base::suggestion(name, names));
    }

    std::string_view text_;
    std::size_t own_count_;  // of the deck's own notes, which come before those that are added
    Extended out_;
    std::optional<std::vector<BrokenId>> broken_;          // looked for when one is asked for
    std::unordered_map<std::string, std::size_t> places_;  // of notes in the deck, by their names
    std::map<std::string, std::string> laid_;  // names, and where that stands which is said of them
};

}  // namespace

Extended extended(core::CatalogDeck deck, std::string_view text,
                  const std::vector<ExtendingFile>& files) {
    Overlay overlay(std::move(deck), text);
    for (const ExtendingFile& file : files) overlay.lay(file);
    return overlay.take();
}

std::optional<core::Note> read_changed_note(std::string_view slice, std::string_view change) {
    auto own = read_card({slice});
    const auto laid = read_card({change});
    if (!own || !laid) return std::nullopt;
    Problems told_by_check;
    return changed_note(*std::move(own), *laid, told_by_check);
}

}  // namespace deckfile
