// What files that extend a deck say of its notes, laid over what the deck says itself.
//
// 1. A note there that has the name of one of the deck's replaces the keys that it has; one with an
//    empty text or list takes the key away. The note's name, its kind and its place in the order
//    stay.
// 2. Any other note is added at the end. One that means a note by its `~` name is never added.
// 3. What means a note that has a mistake in its deck is left out until that is mended.
// 4. Of two that say something of one note the first holds, and the other is told of it.
// 5. What is wrong is told of the file that extends, at a place in it; the note then stays as the
//    deck has it.
#pragma once

#include "core/card/catalog.hpp"
#include "deckfile/source.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deckfile {

struct ExtendingFile {
    std::string path;
    std::string_view text;
    std::vector<core::Addition> additions;  // as load() gives them
};

struct Extended {
    core::CatalogDeck deck;
    std::map<std::string, core::Note> notes;  // those that were changed or added, by their names
    std::vector<Problems> problems;           // of each of the files, beside what load() tells
};

// `deck` is what load() gives of `text`.
Extended extended(core::CatalogDeck deck, std::string_view text,
                  const std::vector<ExtendingFile>& files);

// A note and what is laid over it, from their slices, to show it. Nothing where they do not go
// together.
std::optional<core::Note> read_changed_note(std::string_view slice, std::string_view change);

}  // namespace deckfile
