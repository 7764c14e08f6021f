#include "deckfile/index.hpp"

#include "base/numbers/hash.hpp"
#include "base/text/in_backticks.hpp"
#include "base/text/suggest.hpp"
#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"
#include "deckfile/deck_table.hpp"
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

constexpr std::size_t most_problems = 1000;  // in one file; the rest is counted

// Collects problems up to the limit.
class Report {
public:
    void add(Problems&& problems) {
        for (core::Problem& problem : problems) add(std::move(problem));
    }

    void add(core::Problem problem) {
        if (problems_.size() < most_problems) {
            problems_.push_back(std::move(problem));
        } else {
            ++further_;
            further_error_ |= problem.severity == core::Severity::error;
        }
    }

    // In file order.
    Problems take() {
        std::stable_sort(problems_.begin(), problems_.end(), [](const auto& a, const auto& b) {
            return std::pair(a.line, a.column) < std::pair(b.line, b.column);
        });
        if (further_ > 0) {
            const core::Problem& last = problems_.back();
            problems_.push_back({last.line, last.column,
                                 further_error_ ? core::Severity::error : core::Severity::warning,
                                 fmt::format("and {} more problems in this file", further_)});
        }
        return std::move(problems_);
    }

private:
    Problems problems_;
    std::size_t further_ = 0;
    bool further_error_ = false;
};

std::string_view header_of(const Piece& piece) {
    std::string_view line = piece.whole.text.substr(0, piece.whole.text.find('\n'));
    line.remove_prefix(std::min(line.find('['), line.size()));
    return line.substr(0, line.find_last_of(']') + 1);
}

// What to write instead of a header that a deck file does not have.
std::string unknown_header(const Piece& piece) {
    std::string_view name = header_of(piece);
    const auto from = name.find_first_not_of("[ \t");
    const auto to = name.find_last_not_of("] \t");
    name = from == std::string_view::npos || to < from ? "" : name.substr(from, to - from + 1);
    const std::string_view word = name.substr(0, name.find('.'));
    if (word.size() < name.size() && (word == "card" || word == "deck"))
        return fmt::format("{} is no header of a deck file; notes and decks have no tables inside",
                           in_backticks(header_of(piece)));
    const std::string_view meant = base::nearest(word, {"card", "deck", "cards", "note"});
    std::string_view instead = "only [deck] and [[card]] are";
    if (meant == "deck") instead = "write [deck]";
    if (!meant.empty() && meant != "deck") instead = "write [[card]]";
    return fmt::format("{} is no header of a deck file; {}", in_backticks(header_of(piece)),
                       instead);
}

class Loader {
public:
    Loader(std::string_view text, const KnownNotes& known) : known_(known) {
        read_all(Scanner({text}));
    }

    // Whether notes were taken over whose tags come from another [deck] table.
    bool reused_wrongly() const { return reused_ && !known_.has_deck(deck_.info.hash); }

    CatalogDeck finish(std::string_view file_name) {
        add_deck_tags();
        add_reverse_cards();
        drop_duplicates();
        settle_id(file_name);
        return {std::move(deck_.info), std::move(notes_), report_.take()};
    }

    Report& report() { return report_; }

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
                break;
        }
        add_error(found, header_place(piece), unknown_header(piece));
        return piece.problems.empty();
    }

    bool read_preamble(const Piece& piece, Problems& found) {
        const auto table = parse_table(piece, found);
        if (!table) return false;
        for (const Entry& entry : *table)
            add_error(found, entry.place,
                      fmt::format("{} stands above the first header; write [deck] or [[card]] "
                                  "before it",
                                  in_backticks(entry.key)));
        return true;
    }

    bool read_deck(const Piece& piece, Problems& found) {
        if (deck_line_) {
            add_error(found, header_place(piece),
                      fmt::format("a second [deck]; the first is in line {}", *deck_line_));
            return piece.problems.empty();
        }
        DeckTable deck = read_deck_table(piece, found);
        if (!deck.is_toml && piece.hides_header) return false;
        deck_ = std::move(deck);
        deck_line_ = piece.whole.line;
        return deck_.is_toml;
    }

    bool read_card(const Piece& piece, Problems& found) {
        if (cards_++ == most_notes) {
            add_error(
                found, header_place(piece),
                fmt::format("a deck has at most {} notes; what follows is left out", most_notes));
            is_full_ = true;
            return true;
        }
        const Source& whole = piece.whole;
        const std::uint64_t hash = base::hash64(whole.text);
        const core::Slice slice{static_cast<std::int64_t>(whole.offset), std::ssize(whole.text),
                                whole.line};
        if (take_over(slice, hash)) return true;
        auto table = parse_table(piece, found);
        if (!table) return false;
        if (const auto note = note_from(std::move(*table), piece, found)) add(*note, slice, hash);
        return true;
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
        CatalogNote kept;
        kept.id = core::note_id(note);
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
        if (first_lines.size() == notes_.size()) return;
        std::size_t index = 0;
        std::erase_if(notes_, [&](const CatalogNote&) { return repeated[index++]; });
    }

    void report_repeated(const CatalogNote& note, int first_line) {
        const bool is_fingerprint = note.id.starts_with('~');
        report_.add({note.slice.line, 1, core::Severity::error,
                     is_fingerprint
                         ? fmt::format("the same note as in line {}; change one or give it an id",
                                       first_line)
                         : fmt::format("the id {} is taken by the note in line {}",
                                       in_backticks(note.id), first_line)});
    }

    void settle_id(std::string_view file_name) {
        core::DeckInfo& info = deck_.info;
        if (!deck_.id_is_known) {
            report_.add({*deck_line_, 1, core::Severity::error,
                         "without the deck's id its notes cannot be told apart from new ones; they "
                         "are left out until it is mended"});
            notes_.clear();
        }
        if (info.id.empty()) name_after(file_name);
        if (info.title.empty()) info.title = info.id;
    }

    void name_after(std::string_view file_name) {
        std::string& id = deck_.info.id;
        id = core::deck_id_from(file_name);
        if (!deck_.id_is_known || file_name == id || file_name == id + ".toml") return;
        report_.add({1, 1, core::Severity::warning,
                     fmt::format("the file's name cannot be an id as it is; the deck's id is {}",
                                 in_backticks(id))});
    }

    const KnownNotes& known_;
    Report report_;
    DeckTable deck_;
    std::optional<int> deck_line_;
    std::vector<CatalogNote> notes_;
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
        if (!had_problems) notes_.emplace(note.hash, note);
    }
}

const CatalogNote* KnownNotes::find(std::uint64_t hash, std::int64_t size) const {
    const auto found = notes_.find(hash);
    return found != notes_.end() && found->second.slice.size == size ? &found->second : nullptr;
}

CatalogDeck load(std::string_view text, std::string_view file_name, const KnownNotes& known) {
    const KnownNotes nothing;
    const bool is_too_large = text.size() > largest_file;
    if (is_too_large) text = {};
    Loader loader(text, known);
    if (loader.reused_wrongly()) return Loader(text, nothing).finish(file_name);
    if (is_too_large)
        loader.report().add(
            {1, 1, core::Severity::error, "the file is larger than 64 MiB and was not read"});
    return loader.finish(file_name);
}

}  // namespace deckfile
