// The keys of a deck and of its notes: what each holds, with which kinds of notes it goes, and what
// it is for. By these tables decks are read, and of them the schema for editors is made.
#pragma once

#include "core/card/catalog.hpp"
#include "core/card/note.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace deckfile {

inline constexpr std::size_t fewest_choices = 2;  // right and wrong ones together; and points
inline constexpr std::size_t most_choices = 9;    // as many as there are digits to pick them by

// What a key holds, and where that goes.
namespace holds {

// How many texts a list may have.
struct Count {
    std::size_t fewest = 0;
    std::size_t most = std::numeric_limits<std::size_t>::max();
    bool distinct = false;
};

template <typename Of>
struct Text {
    std::string Of::*into;
};
template <typename Of>
struct Id {
    std::string Of::*into;
};
template <typename Of>
struct Texts {
    std::vector<std::string> Of::*into;
    Count count = {};
};
template <typename Of>
struct TextOrTexts {
    std::vector<std::string> Of::*into;
    Count count = {};
};
template <typename Of>
struct Tags {
    std::vector<std::string> Of::*into;
};
template <typename Of>
struct Flag {
    bool Of::*into;
};
struct OwnFlag {  // where a note says another thing than its deck
    std::optional<bool> core::Note::*into;
};
struct Date {
    std::optional<std::chrono::sys_days> core::Note::*into;
};
struct Cloze {};
struct Number {};
struct Accept {};
struct Within {};
struct Rules {};

}  // namespace holds

// How much a key has to do with the kind of its note.
enum class Bearing : std::uint8_t {
    free,     // notes may have it or not
    needed,   // no note of a kind that it goes with is without it
    settling  // the same, and the kind follows from it
};

struct NoteKey {
    using Note = core::Note;
    using Kind = core::Kind;
    using Holds =
        std::variant<holds::Text<Note>, holds::Id<Note>, holds::Texts<Note>,
                     holds::TextOrTexts<Note>, holds::Tags<Note>, holds::Flag<Note>, holds::OwnFlag,
                     holds::Date, holds::Cloze, holds::Number, holds::Accept, holds::Within>;

    std::string_view name;
    Holds holds;
    std::string_view use;  // a sentence or two, in Markdown
    Bearing bearing = Bearing::free;
    std::optional<Kind> kind = {};  // of the notes that it goes with; none: all
    std::optional<Kind> or_of = {};
    std::optional<Kind> not_of = {};

    constexpr bool goes_with(Kind other) const {
        return (!kind || kind == other || or_of == other) && not_of != other;
    }
    constexpr bool settles() const { return bearing == Bearing::settling; }
    constexpr bool is_needed_by(Kind other) const {
        return bearing != Bearing::free && goes_with(other);
    }
};

inline constexpr NoteKey note_keys[] = {
    {"id", holds::Id<core::Note>{&core::Note::id},
     "The note's name, which no other note of its deck has: letters a-z and A-Z, digits, `-`, `_` "
     "and `.`, at most 64. While it stays, the note may be reworded and keeps its history."},
    {"front",
     holds::Text<core::Note>{&core::Note::front},
     "What is asked.",
     Bearing::needed,
     {},
     {},
     core::Kind::cloze},
    {"back", holds::Text<core::Note>{&core::Note::back},
     "The answer to `front`. It makes this note a question.", Bearing::settling,
     core::Kind::question},
    {"cloze", holds::Cloze{},
     "A sentence with holes, as in `Kafka keeps records for {{7 days}}`; each hole is a card of "
     "its own, and `{{7 days::by default}}` shows a hint in it. It makes this note a cloze.",
     Bearing::settling, core::Kind::cloze},
    {"answer", holds::TextOrTexts<core::Note>{&core::Note::right, {1, most_choices - 1, true}},
     "The right answer, or a list of those that are right. It makes this note a choice.",
     Bearing::settling, core::Kind::choice},
    {"wrong", holds::Texts<core::Note>{&core::Note::wrong, {1, most_choices - 1, true}},
     "The wrong answers of a choice; with the right ones they are 2 to 9, and shown shuffled.",
     Bearing::settling, core::Kind::choice},
    {"number", holds::Number{},
     "The number that is to be estimated. It makes this note one about a number.",
     Bearing::settling, core::Kind::number},
    {"points", holds::Texts<core::Note>{&core::Note::points, {fewest_choices, most_choices}},
     "A long answer, point by point: 2 to 9 of them. It makes this note a list of points.",
     Bearing::settling, core::Kind::points},
    {"accept", holds::Accept{},
     "Other answers that count when they are typed in a quiz. In a cloze with several holes each "
     "has a list of its own: `accept.Partitioning = [\"sharding\"]`.",
     Bearing::free, core::Kind::question, core::Kind::cloze},
    {"strict_accents", holds::OwnFlag{&core::Note::strict_accents},
     "Whether a typed answer is wrong that differs in accents or strokes; else as the deck says.",
     Bearing::free, core::Kind::question, core::Kind::cloze},
    {"reverse", holds::OwnFlag{&core::Note::reverse},
     "Whether the question is asked back to front, too, on a card of its own; else as the deck "
     "says.",
     Bearing::free, core::Kind::question},
    {"unit", holds::Text<core::Note>{&core::Note::unit}, "What the number counts: `s`, `GB`, `km`.",
     Bearing::free, core::Kind::number},
    {"within", holds::Within{},
     "How close is close enough: `\"exact\"`, as without it; a percentage, `\"10%\"`; or a factor, "
     "`\"x3\"`, from a third to three times.",
     Bearing::free, core::Kind::number},
    {"ordered", holds::Flag<core::Note>{&core::Note::ordered},
     "Whether the order of the points matters.", Bearing::free, core::Kind::points},
    {"hint", holds::TextOrTexts<core::Note>{&core::Note::hints},
     "Shown before the answer where it is asked for; of a list, one by one."},
    {"note", holds::Text<core::Note>{&core::Note::why},
     "Shown after the answer: why it matters, or how to say it."},
    {"tags", holds::Tags<core::Note>{&core::Note::tags},
     "Words by which queries find the note: letters of any script, digits, `-`, `_`, `.` and `/`."},
    {"source", holds::TextOrTexts<core::Note>{&core::Note::sources},
     "Where the fact comes from; else the source of the deck."},
    {"as_of", holds::Date{&core::Note::as_of},
     "The day on which the source was read: a date without quotes, as `2026-11-01`."},
    {"verify_by", holds::Date{&core::Note::verify_by},
     "The day, without quotes, after which ebb says that the fact may be stale."},
};

struct DeckKey {
    using Deck = core::DeckInfo;
    using Holds = std::variant<holds::Text<Deck>, holds::Id<Deck>, holds::TextOrTexts<Deck>,
                               holds::Tags<Deck>, holds::Flag<Deck>, holds::Rules>;

    std::string_view name;
    Holds holds;
    std::string_view use;
};

inline constexpr DeckKey deck_keys[] = {
    {"id", holds::Id<core::DeckInfo>{&core::DeckInfo::id},
     "The deck's name in queries and in the keys of its cards; else the file's name without "
     "`.toml`. While it stays, the file may be renamed and the cards keep their history."},
    {"extends", holds::Id<core::DeckInfo>{&core::DeckInfo::extends},
     "The id of another deck, which this file changes: a note with the `id` of a note there replaces "
     "the keys that it has, and an empty text or list takes one away. Other notes are added to that "
     "deck. Beside it stands nothing else that a deck says of itself."},
    {"tags", holds::Tags<core::DeckInfo>{&core::DeckInfo::tags}, "Given to every note."},
    {"source", holds::TextOrTexts<core::DeckInfo>{&core::DeckInfo::sources},
     "Where the facts come from, of every note that names no source."},
    {"reverse", holds::Flag<core::DeckInfo>{&core::DeckInfo::reverse},
     "Whether every question is asked back to front, too."},
    {"allow", holds::Rules{}, "Rules of `ebb check --strict` that do not hold for this deck."},
    {"strict_accents", holds::Flag<core::DeckInfo>{&core::DeckInfo::strict_accents},
     "Whether a typed answer is wrong that differs in accents or strokes."},
    {"title", holds::Text<core::DeckInfo>{&core::DeckInfo::title},
     "How the deck is called on the screen; else its id."},
    {"description", holds::Text<core::DeckInfo>{&core::DeckInfo::description},
     "What the deck is for."},
    {"author", holds::Text<core::DeckInfo>{&core::DeckInfo::author}, "Who wrote it."},
    {"license", holds::Text<core::DeckInfo>{&core::DeckInfo::license},
     "On which terms others may use it."},
    {"version", holds::Text<core::DeckInfo>{&core::DeckInfo::version},
     "Which version of the deck this is, in quotes."},
};

// The names of either, in the order of the table.
template <typename Key, std::size_t size>
std::vector<std::string_view> names_of(const Key (&keys)[size]) {
    std::vector<std::string_view> names;
    for (const Key& key : keys) names.push_back(key.name);
    return names;
}

}  // namespace deckfile
