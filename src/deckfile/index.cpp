#include "deckfile/index.hpp"

#include "base/numbers/hash.hpp"
#include "base/text/in_backticks.hpp"
#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"
#include "deckfile/deck_table.hpp"
#include "deckfile/extend/extends.hpp"
#include "deckfile/mistakes/deck_id.hpp"
#include "deckfile/mistakes/foreign.hpp"
#include "deckfile/mistakes/header.hpp"
#include "deckfile/mistakes/reading.hpp"
#include "deckfile/mistakes/report.hpp"
#include "deckfile/note.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>

namespace deckfile {
namespace {

using base::in_backticks;
using core::CatalogDeck;
using core::CatalogNote;

// The name of a deck whose id is not known: none that a deck can have, so that it takes no other's
// place.
std::string name_without_id(std::string_view file_name) {
    return "~" + core::deck_id_from(file_name);
}

CatalogDeck nothing_read(std::string_view file_name, std::string_view reason) {
    CatalogDeck deck;
    deck.info.id = name_without_id(file_name);
    deck.info.title = core::deck_id_from(file_name);
    add_error(deck.problems, {}, reason);
    return deck;
}

class Loader {
public:
    Loader(std::string_view text, const KnownNotes& known, const Witness& witness)
        : known_(known), witness_(witness), extends_(extends_a_deck(text)) {
        read_all(Scanner({text}));
    }

    // Whether notes were taken over whose tags come from another [deck] table.
    bool reused_wrongly() const { return reused_ && !known_.has_deck(deck_.info.hash); }

    CatalogDeck finish(std::string_view file_name) {
        if (extends_) return finish_extension(file_name);
        add_deck_tags();
        add_reverse_cards();
        drop_duplicates();
        settle_id(file_name);
        return {std::move(deck_.info), std::move(notes_), {}, report_.take()};
    }

private:
    void read_all(Scanner scanner) {
        while (const auto piece = scanner.next()) {
            Problems found;
            const bool is_toml = read(*piece, found);
            if (!is_toml && piece->hides_header)
                read_all(Scanner(piece->whole, Scanner::Strings::end_at_headers));
            else
                report_.add(std::move(found));
            if (is_full_) return;
        }
    }

    // False where the piece is not TOML.
    bool read(const Piece& piece, Problems& found) {
        switch (piece.kind) {
            case Piece::Kind::preamble:
                return read_preamble(piece, found);
            case Piece::Kind::deck:
                return read_deck(piece, found);
            case Piece::Kind::card:
                return read_card(piece, found);
            case Piece::Kind::other:
                return read_other(piece, found);
        }
        return true;
    }

    bool read_preamble(const Piece& piece, Problems& found) {
        const Reading reading = read_table(piece, found);
        for (const Entry& entry : reading.table)
            if (!std::holds_alternative<Unreadable>(entry.value.data))
                add_error(found, entry.place,
                          fmt::format("{} stands above the first header; write [deck] or [[card]] "
                                      "before it",
                                      in_backticks(entry.key)));
        if (!reading.is_toml && piece.hides_header) return false;
        hide_id(line_of_hidden_id(piece, reading));
        return true;
    }

    // Under a header that no deck file has.
    bool read_other(const Piece& piece, Problems& found) {
        add_error(found, header_place(piece), unknown_header(piece));
        if (!piece.problems.empty() && piece.hides_header) return false;
        if (const auto card = meant_as_card(piece)) read_as_card(*card, found);
        if (!may_be_deck(piece)) return true;
        Problems ignored;  // the header comes first
        hide_id(line_of_hidden_id(piece, read_table(piece, ignored)));
        return true;
    }

    // For its mistakes: under another header it is no note.
    void read_as_card(const Piece& piece, Problems& found) {
        Reading reading = read_table(piece, found);
        if (reading.table.empty() || is_deck_called_card(reading)) return;
        const auto note = read_note_of(piece, reading, found);
        if (auto id = legal_id(reading.table); note && id) unused_ids_.push_back(std::move(*id));
    }

    bool read_deck(const Piece& piece, Problems& found) {
        if (deck_line_)
            add_error(found, header_place(piece),
                      fmt::format("a second [deck]; the first is in line {}", *deck_line_));
        Problems own;
        DeckTable deck = read_deck_table(piece, own);
        if (!deck.is_toml && piece.hides_header) return false;
        hide_id(deck.hidden_id);
        if (deck_line_) {
            if (!deck.info.id.empty() && deck.info.id != deck_.info.id)
                second_id_ = piece.whole.line;
            return true;
        }
        found.insert(found.end(), own.begin(), own.end());
        deck_ = std::move(deck);
        deck_line_ = piece.whole.line;
        return true;
    }

    // The first line that may give an id which was not read.
    void hide_id(std::optional<int> line) {
        if (!hidden_id_) hidden_id_ = line;
    }

    bool read_card(const Piece& piece, Problems& found) {
        if (cards_++ == most_notes) {
            add_error(
                found, header_place(piece),
                fmt::format("a deck has at most {} notes; what follows is left out", most_notes));
            is_full_ = true;
            return true;
        }
        if (!extends_ && take_over(slice_of(piece), base::hash64(piece.whole.text))) return true;
        Reading reading = read_table(piece, found);
        if (!reading.is_toml && piece.hides_header) return false;
        if (extends_) return read_addition(piece, reading, found);
        hide_id(line_of_hidden_id(piece, reading));
        if (is_deck_called_card(reading)) return read_deck_called_card(piece, reading, found);
        if (const auto read = read_note_of(piece, std::move(reading), found))
            add(read->first, slice_of(read->second), base::hash64(read->second.whole.text));
        return true;
    }

    // The note and the part of the piece that it stands in; nothing where it cannot be used.
    using NoteOfPiece = std::optional<std::pair<core::Note, Piece>>;
    NoteOfPiece read_note_of(const Piece& piece, Reading reading, Problems& found) {
        auto id = legal_id(reading.table);
        auto read = note_of(piece, std::move(reading), found);
        if (!read && id) unused_ids_.push_back(std::move(*id));
        return read;
    }

    static NoteOfPiece note_of(const Piece& piece, Reading reading, Problems& found) {
        Piece own = reading.behind ? above(piece, reading) : piece;
        auto note = note_from(reading, own, found);
        if (reading.is_next_note && !read_next_notes(piece, reading, note, found)) note.reset();
        if (!note) return std::nullopt;
        return std::pair(std::move(*note), std::move(own));
    }

    struct Id {
        std::string text;
        Place place;
    };
    static std::optional<Id> legal_id(const Table& table) {
        for (const Entry& entry : table)
            if (const auto* id = std::get_if<std::string>(&entry.value.data);
                id && entry.key == "id" && core::is_valid_id(*id))
                return Id{*id, entry.place};
        return std::nullopt;
    }

    // Notes whose [[card]] is missing, for their mistakes. Whether what follows `first` is surely
    // one: it has a content of its own, and an id that cannot be the first's.
    static bool read_next_notes(Piece piece, Reading reading,
                                const std::optional<core::Note>& first, Problems& found) {
        constexpr int most = 10;
        bool has_content = false, has_id = false;
        for (int i = 0; i < most && reading.is_next_note; ++i) {
            piece = next_note(piece, reading);
            reading = read_table(piece, found);
            for (const Entry& entry : reading.table) {
                has_content |= i == 0 && asks(entry.key) && entry.key != "front";
                has_id |= i == 0 && entry.key == "id";
            }
            note_from(reading, piece, found);
        }
        return has_content && first && (!first->id.empty() || !has_id);
    }

    bool read_deck_called_card(const Piece& piece, const Reading& reading, Problems& found) {
        add_error(found, header_place(piece),
                  "these are keys of the deck, not of a note; write [deck] instead of [[card]]");
        for (const Entry& entry : reading.table)
            if (entry.key == "id") hide_id(entry.place.line);
        return true;
    }

    // What it says of a note is asked when that is known.
    bool read_addition(const Piece& piece, const Reading& reading, const Problems& found) {
        if (!has_error(found))
            additions_.push_back({id_in(reading), slice_of(piece), base::hash64(piece.whole.text)});
        return true;
    }

    static core::Slice slice_of(const Piece& piece) {
        const Source& whole = piece.whole;
        return {static_cast<std::int64_t>(whole.offset), std::ssize(whole.text), whole.line};
    }

    // A note that is as it was need not be read again.
    bool take_over(core::Slice slice, std::uint64_t hash) {
        const CatalogNote* same = known_.find(hash, slice.size);
        if (!same) return false;
        notes_.push_back(*same);
        notes_.back().slice = slice;
        reused_ = true;
        return true;
    }

    void add(const core::Note& note, core::Slice slice, std::uint64_t hash) {
        if (witness_) witness_(note, slice.line);
        CatalogNote kept;
        const std::string text = core::identity_text(note);
        kept.id = note.id.empty() ? core::fingerprint(text) : note.id;
        kept.said = base::hash64(text);
        kept.kind = note.kind;
        kept.slice = slice;
        kept.hash = hash;
        kept.tags = note.tags;
        for (core::Face& face : core::faces(note)) kept.suffixes.push_back(std::move(face.suffix));
        kept.verify_by = note.verify_by;
        fresh_.push_back(notes_.size());
        if (note.kind == core::Kind::question && !note.reverse) unsaid_.push_back(notes_.size());
        notes_.push_back(std::move(kept));
    }

    // Not before the end: [deck] may stand anywhere in the file.
    void add_deck_tags() {
        std::unordered_map<std::string, std::string> folded;
        const auto fold = [&](const std::string& tag) {
            const auto [known, is_new] = folded.try_emplace(tag);
            if (is_new) known->second = base::case_folded(tag);
            return known->second;
        };
        for (const std::size_t index : fresh_) {
            auto& tags = notes_[index].tags;
            tags.insert(tags.end(), deck_.info.tags.begin(), deck_.info.tags.end());
            for (std::string& tag : tags) tag = fold(tag);
            std::sort(tags.begin(), tags.end());
            tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
        }
    }

    void add_reverse_cards() {
        if (!deck_.info.reverse) return;
        for (const std::size_t index : unsaid_)
            notes_[index].suffixes.emplace_back(core::reverse_suffix);
    }

    void drop_duplicates() {
        std::unordered_map<std::string_view, int> first_lines;
        std::vector<bool> repeated;
        for (const CatalogNote& note : notes_) {
            const auto [first, is_new] = first_lines.try_emplace(note.id, note.slice.line);
            repeated.push_back(!is_new);
            if (!is_new) report_repeated(note, first->second);
        }
        for (const Id& id : unused_ids_) {
            const auto [first, is_new] = first_lines.try_emplace(id.text, id.place.line);
            if (!is_new) report_taken(id.text, id.place, first->second);
        }
        if (std::none_of(repeated.begin(), repeated.end(), [](bool is) { return is; })) return;
        std::size_t index = 0;
        std::erase_if(notes_, [&](const CatalogNote&) { return repeated[index++]; });
    }

    void report_repeated(const CatalogNote& note, int first_line) {
        if (!note.id.starts_with('~'))
            return report_taken(note.id, {note.slice.line, 1}, first_line);
        report_.add(
            {note.slice.line, 1, core::Severity::error,
             fmt::format("the same note as in line {}; change one or give it an id", first_line)});
    }

    void report_taken(std::string_view id, Place place, int first_line) {
        report_.add({place.line, place.column, core::Severity::error,
                     fmt::format("the id {} is taken by the note in line {}", in_backticks(id),
                                 first_line)});
    }

    void settle_id(std::string_view file_name) {
        core::DeckInfo& info = deck_.info;
        const std::optional<int> bad = deck_.hidden_id ? deck_.hidden_id : second_id_;
        const std::optional<int> hidden = info.id.empty() && !bad ? hidden_id_ : bad;
        if (hidden) leave_out(*hidden, file_name);
        if (info.id.empty()) name_after(file_name);
        if (info.title.empty()) info.title = hidden ? core::deck_id_from(file_name) : info.id;
    }

    CatalogDeck finish_extension(std::string_view file_name) {
        core::DeckInfo& info = deck_.info;
        info.title = core::deck_id_from(file_name);
        info.id = info.extends.empty() ? name_without_id(file_name) : '+' + info.title;
        if (info.extends.empty()) additions_.clear();
        return {std::move(info), {}, std::move(additions_), report_.take()};
    }

    void leave_out(int line, std::string_view file_name) {
        report_.add({line, 1, core::Severity::error,
                     "without the deck's id its notes cannot be told apart from new ones; they "
                     "are left out until it is mended"});
        notes_.clear();
        deck_.info.id = name_without_id(file_name);
    }

    void name_after(std::string_view file_name) {
        std::string& id = deck_.info.id;
        id = core::deck_id_from(file_name);
        if (file_name == id || file_name == id + ".toml") return;
        report_.add({1, 1, core::Severity::warning,
                     fmt::format("the file's name cannot be an id as it is; the deck's id is {}",
                                 in_backticks(id))});
    }

    const KnownNotes& known_;
    const Witness& witness_;
    bool extends_;  // so that its notes are those of another deck
    Report report_{most_problems};
    DeckTable deck_;
    std::optional<int> deck_line_;
    std::optional<int> hidden_id_;  // the line of what may have been meant as the deck's id
    std::optional<int> second_id_;  // of a second [deck], with another id than the first
    std::vector<Id> unused_ids_;    // of notes that cannot be used, though others may have them
    std::vector<CatalogNote> notes_;
    std::vector<core::Addition> additions_;
    std::vector<std::size_t> fresh_;   // indices of notes that were read, not taken over
    std::vector<std::size_t> unsaid_;  // of those, questions that leave `reverse` to the deck
    std::size_t cards_ = 0;
    bool reused_ = false;
    bool is_full_ = false;
};

}  // namespace

KnownNotes::KnownNotes(const CatalogDeck& earlier) : deck_hash_(earlier.info.hash) {
    if (earlier.problems.size() > most_problems) return;  // some were not kept
    auto problem = earlier.problems.begin();
    for (std::size_t i = 0; i < earlier.notes.size(); ++i) {
        const CatalogNote& note = earlier.notes[i];
        const int end = i + 1 < earlier.notes.size() ? earlier.notes[i + 1].slice.line
                                                     : std::numeric_limits<int>::max();
        while (problem != earlier.problems.end() && problem->line < note.slice.line) ++problem;
        const bool had_problems = problem != earlier.problems.end() && problem->line < end;
        if (!had_problems && !note.layer) notes_.emplace(note.hash, &note);
    }
}

const CatalogNote* KnownNotes::find(std::uint64_t hash, std::int64_t size) const {
    const auto found = notes_.find(hash);
    return found != notes_.end() && found->second->slice.size == size ? found->second : nullptr;
}

CatalogDeck load(std::string_view text, std::string_view file_name, const KnownNotes& known,
                 const Witness& witness) {
    if (text.size() > largest_file)
        return nothing_read(file_name, "the file is larger than 64 MiB and was not read");
    if (const auto reason = not_a_deck(text)) return nothing_read(file_name, *reason);
    Loader loader(text, known, witness);
    if (!loader.reused_wrongly()) return loader.finish(file_name);
    const KnownNotes nothing;
    return Loader(text, nothing, witness).finish(file_name);
}

}  // namespace deckfile
