// A deck's text with its notes, and the changes that give a note a key, take notes out, or put
// notes in. The lines concerned change and no other byte: not the comments, the order, the line
// ends, nor what is broken elsewhere.
//
// Along with a note go the comment lines directly above its header, up to a blank line, and those
// inside it. A line "#:schema ..." is the file's and stays.
#pragma once

#include "core/card/catalog.hpp"
#include "core/card/note.hpp"
#include "deckfile/edit/changes.hpp"
#include "deckfile/index.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace deckfile {

// The lines of a note.
struct NoteLines {
    Span all;                 // with the comments that go along
    std::size_t entries_end;  // behind the last of its keys
};

// Notes by their places in CatalogDeck::notes.
using NoteIndex = std::size_t;

// A deck's text, and what it says. What is to be known of single notes is looked for in the text
// when it is first asked for: an edit is about few of them.
class ReadDeck {
public:
    ReadDeck(std::string of, core::CatalogDeck read) : text(std::move(of)), deck(std::move(read)) {}

    std::string text;
    core::CatalogDeck deck;

    std::string_view slice(NoteIndex note) const;
    core::Note note(NoteIndex note) const;  // as written
    const NoteLines& lines(NoteIndex note) const;
    bool is_doubled(NoteIndex note) const;  // whether another stands in the file under its name

private:
    mutable std::optional<std::vector<NoteLines>> lines_;
    mutable std::optional<std::map<std::string, int>> names_;  // how often each is given
};

// `file_name` without its folders and `known` as load() wants them.
ReadDeck read_deck(std::string text, std::string_view file_name, const KnownNotes& known = {});

// The same of a file that extends a deck: its notes are those of `deck` alone, each with no more
// than its name and where it stands.
ReadDeck read_extension(std::string text, std::string_view file_name);

// A note that a changed deck is to have: one of those before, or another.
using NoteToBe = std::variant<NoteIndex, core::Note>;
using NotesToBe = std::vector<NoteToBe>;
NotesToBe all_notes(const ReadDeck& deck);

// The gate of every edit: whether the changed deck says of itself what it said before, has just
// these notes, and no more mistakes than before.
bool says(const ReadDeck& after, const ReadDeck& before, const NotesToBe& notes);

// A line "key = value" in the note: an id right below its header, another key below its last line.
// `value` is written as TOML already.
Change insert_key(const ReadDeck& deck, NoteIndex note, std::string_view key,
                  std::string_view value);

// Without these notes. A blank line between what stood above and below one stays.
Changes cut(const ReadDeck& deck, std::vector<NoteIndex> notes);

// A note's lines, with the comments that go along and with changes made inside; the last has an
// end.
std::string lines_of_note(const ReadDeck& deck, NoteIndex note, const Changes& inside = {});

// The lines of such notes at the end of a deck, a blank line before each, with the line ends that
// the deck has.
Change append(const ReadDeck& deck, const std::vector<std::string>& notes);

// The ids that stand in notes which cannot be used, each with its line: whoever asks for one is
// told where it is, and no other note takes it.
struct BrokenId {
    std::string id;
    int line;
};
std::vector<BrokenId> ids_of_broken(const ReadDeck& deck);

}  // namespace deckfile
