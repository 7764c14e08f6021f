// The notes of a deck with what files that extend it say of them, to be judged like all notes: what
// is wrong with one as its deck has it is no fault of the file that changes something else in it.
#pragma once

#include "cli/command/author/checked.hpp"
#include "deckfile/extend/overlay.hpp"

#include <map>
#include <string>
#include <string_view>

namespace cli {

class LaidNotes {
public:
    // `path` and `text` are of the deck itself; `extended` must outlive it.
    LaidNotes(std::string path, std::string_view text, const deckfile::Extended& extended);

    // Gives the file the notes that it changes and adds, and tells which of these ask what another
    // of the deck asks.
    void add_to(Checked& file) const;

private:
    struct Others;
    const core::Note& note_of(const core::CatalogNote& kept) const;
    std::string place_of(const core::CatalogNote& kept) const;
    Others beside(const std::string& file) const;

    std::string path_;
    const deckfile::Extended& extended_;
    std::map<int, core::Note> own_;  // as the deck has them, by their lines
};

}  // namespace cli
