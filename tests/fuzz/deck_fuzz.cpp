// Any bytes as a deck file, as a note's slice and as a configuration: no crash, and what load()
// promises of slices and of known notes.
#include "base/numbers/hash.hpp"
#include "core/card/identity.hpp"
#include "deckfile/config.hpp"
#include "deckfile/index.hpp"
#include "deckfile/note.hpp"

#include <cstdio>
#include <cstdlib>

namespace {

void require(bool holds, const char* promise) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

std::string_view slice_of(std::string_view text, const core::Slice& slice) {
    require(slice.offset >= 0 && slice.size > 0, "slices are not empty");
    require(slice.offset + slice.size <= std::ssize(text), "slices lie within the text");
    return text.substr(static_cast<std::size_t>(slice.offset),
                       static_cast<std::size_t>(slice.size));
}

void check_note(std::string_view text, const core::CatalogNote& kept) {
    const std::string_view slice = slice_of(text, kept.slice);
    require(kept.hash == base::hash64(slice), "the hash is the slice's");
    deckfile::Problems problems;
    const auto note = deckfile::read_note(slice, kept.slice.line, problems);
    require(note.has_value(), "a slice reads as a note");
    require(core::note_id(*note) == kept.id, "a slice reads as the same note");
    require(core::faces(*note).size() == kept.suffixes.size(), "with the same cards");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const core::CatalogDeck deck = deckfile::load(text, "deck.toml");
    for (const core::CatalogNote& note : deck.notes) check_note(text, note);

    const core::CatalogDeck again = deckfile::load(text, "deck.toml", deckfile::KnownNotes(deck));
    require(again.info == deck.info && again.notes == deck.notes && again.problems == deck.problems,
            "known notes change nothing");

    deckfile::Problems problems;
    const auto note = deckfile::read_note(text, 1, problems);
    require(note.has_value() != deckfile::has_error(problems), "a note, or what is wrong with it");
    deckfile::view(deckfile::read_config(text));
    return 0;
}
