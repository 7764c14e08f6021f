#include "app/decks/note_texts.hpp"

#include "base/numbers/hash.hpp"
#include "deckfile/extend/overlay.hpp"
#include "deckfile/files.hpp"
#include "deckfile/note.hpp"

#include <utility>

namespace app {
namespace {

std::optional<std::string> slice_at(const std::string& path, const core::Slice& slice,
                                    std::uint64_t hash) {
    auto read = deckfile::read_slice(path, slice.offset, slice.size);
    auto* text = std::get_if<std::string>(&read);
    if (!text || base::hash64(*text) != hash) return std::nullopt;
    return std::move(*text);
}

}  // namespace

std::optional<core::Note> read_bare_note(const store::NotePlace& place) {
    if (!place.change) return read_own_note(place);
    const auto own = slice_at(place.path, place.slice, place.hash);
    const core::Layer& layer = *place.change;
    const auto change = slice_at(layer.path, layer.slice, layer.hash);
    if (!own || !change) return std::nullopt;
    return deckfile::read_changed_note(*own, *change);
}

std::optional<core::Note> read_own_note(const store::NotePlace& place) {
    const auto text = slice_at(place.path, place.slice, place.hash);
    if (!text) return std::nullopt;
    std::vector<core::Problem> told_by_check;
    return deckfile::read_note(*text, place.slice.line, told_by_check);
}

std::optional<ReadNote> read_note(const store::NotePlace& place, const core::DeckInfo& deck) {
    auto note = read_bare_note(place);
    if (!note) return std::nullopt;
    core::fill_in(*note, deck);
    return ReadNote{std::move(*note), deck.sources, place};
}

}  // namespace app
