// The decks as they are looked through for what became of notes: what each says now, and which may
// be hiding some.
#pragma once

#include "core/card/note.hpp"
#include "core/heir/note_text.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace app {

struct DecksNow {
    core::Instant now;
    const std::vector<store::DeckFile>& files;
    // A note as its file says it; nothing where it cannot be read.
    std::function<std::optional<core::Note>(std::int64_t note)> read;
    // Notes that say a word, with accents or without.
    std::function<std::vector<std::int64_t>(std::string_view word)> saying;
};

// What such a note says, and between which others.
std::optional<core::NoteText> text_of(std::int64_t note, const DecksNow& decks,
                                      store::Store& store);

// Decks whose notes are not gone where they are not seen: those with mistakes may hold them; and of
// a file that could not be read nobody knows the id.
class Hidden {
public:
    explicit Hidden(const std::vector<store::DeckFile>& files);
    bool operator()(std::string_view deck) const;

private:
    std::set<std::string, std::less<>> sound_;
    std::set<std::string, std::less<>> broken_;
    bool any_unread_ = false;
};

}  // namespace app
