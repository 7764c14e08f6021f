// A deck file's text as what the catalog keeps of it: its legal notes, and all problems with their
// places.
//
// 1. A bad note never hides a good one: each table is read by itself.
// 2. Notes whose text is unchanged are not read again, and the result is the same as if they were.
// 3. Of two notes that would share their cards' keys, the first is taken.
// 4. A file that extends a deck has no notes by itself: what it says of that deck's is given as it
//    stands, and laid over them in deckfile/extend/overlay.hpp.
// 5. Where the deck has an id that cannot be read, its notes are left out: under a wrong id they
//    would seem new, and be answered under keys that nobody finds again.
#pragma once

#include "core/card/catalog.hpp"

#include <functional>
#include <string_view>
#include <unordered_map>

namespace deckfile {

inline constexpr std::size_t largest_file = 64 << 20;
inline constexpr std::size_t most_notes = 200'000;
inline constexpr std::size_t most_problems = 1000;  // in one file; the rest is counted

// The notes of an earlier reading of the same file, by the hash of their slices: those that had
// nothing to report, since a warning has to be said again, and over which nothing was laid. The
// reading must outlive it.
class KnownNotes {
public:
    KnownNotes() = default;
    explicit KnownNotes(const core::CatalogDeck& earlier);
    explicit KnownNotes(core::CatalogDeck&&) = delete;

    const core::CatalogNote* find(std::uint64_t hash, std::int64_t size) const;
    bool has_deck(std::uint64_t hash) const { return hash == deck_hash_; }

private:
    std::uint64_t deck_hash_ = 0;
    std::unordered_map<std::uint64_t, const core::CatalogNote*> notes_;
};

// Is shown each note that is read, and the line of its [[card]].
using Witness = std::function<void(const core::Note&, int line)>;

// `file_name` without its folders; the deck's id follows from it where the text gives none.
core::CatalogDeck load(std::string_view text, std::string_view file_name,
                       const KnownNotes& known = {}, const Witness& witness = {});

}  // namespace deckfile
