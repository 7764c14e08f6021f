// What the catalog knows of a deck file: enough to schedule its cards and to find their text again
// in the file. Plain data that deckfile makes and store keeps.
#pragma once

#include "core/card/note.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

enum class Severity : std::uint8_t { error, warning };

// Something an author should know. Lines and columns count from 1; columns in code points.
struct Problem {
    int line = 1;
    int column = 1;
    Severity severity = Severity::error;
    std::string message;

    bool operator==(const Problem&) const = default;
};

// Where a note's [[card]] table stands in its file.
struct Slice {
    std::int64_t offset = 0;  // bytes
    std::int64_t size = 0;
    int line = 1;

    bool operator==(const Slice&) const = default;
};

// What a file that extends a deck says of one of its notes: the keys that it gives, laid over the
// note's own; or the whole of it, where the deck itself has no such note.
struct Layer {
    std::string path;  // of that file
    Slice slice;
    std::uint64_t hash = 0;         // of the slice's bytes
    std::vector<std::string> keys;  // but for `id`; of a whole note none

    bool is_whole() const { return keys.empty(); }
    bool operator==(const Layer&) const = default;
};

// A legal note, as the catalog keeps it.
struct CatalogNote {
    std::string id;  // the author's, or the fingerprint
    Kind kind = Kind::question;
    Slice slice;             // of the deck's own file; of a note that stands in another, none
    std::uint64_t hash = 0;  // of the slice's bytes: equal bytes need no second reading
    std::uint64_t said = 0;  // hash of its identity_text
    std::vector<std::string> tags;      // the deck's and its own, case folded, sorted, each once
    std::vector<std::string> suffixes;  // of its cards, see faces() in core/card/identity.hpp
    std::optional<std::chrono::sys_days> verify_by;
    std::optional<Layer> layer;

    bool operator==(const CatalogNote&) const = default;
};

// What follows from a note and its deck: all but where it stands, and under which name where that
// is not the note's own. The note has been filled in (below).
struct DeckInfo;
CatalogNote as_catalogued(const Note& note, const DeckInfo& deck);

// Another number where its text is another.
std::uint64_t hash_of_text(const CatalogNote& note);

// A deck's own table, with defaults filled in.
struct DeckInfo {
    std::string id;
    std::string extends;  // the deck that this file changes or adds to: then it is none of its own
    std::string title;
    std::string description;
    std::string author;
    std::string license;
    std::string version;
    std::vector<std::string> tags;
    bool strict_accents = false;       // of its notes that do not say otherwise
    std::vector<std::string> sources;  // of notes that name none
    bool reverse = false;              // of questions that do not say
    std::vector<std::string> allow;    // rules of `check --strict` that are off
    std::uint64_t hash =
        0;  // of the bytes it was read from; the notes' tags and cards depend on them

    bool operator==(const DeckInfo&) const = default;
};

// What the deck says for all its notes, where the note does not say it itself.
void fill_in(Note& note, const DeckInfo& deck);

// A [[card]] of a file that extends a deck.
struct Addition {
    std::string name;  // the `id`, by which a note of that deck may be meant; empty without one
    Slice slice;
    std::uint64_t hash = 0;
};

// A deck file, read.
struct CatalogDeck {
    DeckInfo info;
    std::vector<CatalogNote> notes;   // in file order
    std::vector<Addition> additions;  // likewise, of a file that extends a deck, which has no notes
    std::vector<Problem> problems;    // likewise
};

}  // namespace core
