// The catalog: which deck files there are, which notes stand where in them, and the cards they
// make. An index of the files, refreshed when one changed; what a card says is read from its file
// when it is shown.
#pragma once

#include "core/card/catalog.hpp"
#include "core/card/deck_changes.hpp"
#include "store/database.hpp"
#include "store/derived/deck_files.hpp"
#include "store/transaction.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// Where a note stands in a file that is known.
struct NoteSlice {
    std::int64_t note = 0;
    core::Slice slice;
    std::uint64_t hash = 0;  // of its bytes

    // Its bytes in the text of its file; nothing where they are not those that were read when the
    // catalog was made.
    std::optional<std::string_view> in(std::string_view text) const;
};

// A note's place: its deck, and the file in which it stands, which is the deck's or, where that has
// no such note, one that extends it.
struct NotePlace {
    std::int64_t deck = 0;
    std::string path;
    core::Slice slice;
    std::uint64_t hash = 0;
    std::optional<core::Layer> change = {};  // what another file says of it
};

// A deck, as it is kept: problems apart, which are not.
struct KeptDeck {
    core::CatalogDeck deck;
    std::vector<std::int64_t> numbers;  // of its notes, in the same order
};

class Catalog {
public:
    explicit Catalog(Database& db) : db_(db) {}

    // In search-path order.
    std::vector<DeckFile> files();
    // Grows with each change of the catalog, by whichever program.
    std::int64_t generation();
    void count_change();

    // What is kept of a file.
    KeptDeck kept(const DeckFile& file);
    // Where its notes stand in it, in order, but for those that other files change or add.
    std::vector<NoteSlice> slices(std::int64_t deck);
    // What these say of them, with their numbers, in order.
    std::vector<std::pair<std::int64_t, core::Layer>> layers(std::int64_t deck);

    // For a refresh, in which much may be written: to the derived file alone. Throws Error.
    Transaction begin_refresh();

    // Those below run inside the caller's transaction. Writes the file's row, new (no == 0) or
    // changed; returns its number.
    std::int64_t put_file(const DeckFile& file);
    // Makes the file's notes and cards what `notes` says, touching only what differs from what is
    // kept; a caller who has that already hands it over.
    void put_notes(const DeckFile& file, const std::vector<core::CatalogNote>& notes,
                   const KeptDeck& kept);
    void put_notes(const DeckFile& file, const std::vector<core::CatalogNote>& notes) {
        put_notes(file, notes, kept(file));
    }
    // The cards of a file of which the history tells.
    std::vector<std::int64_t> cards_with_history(std::int64_t deck);
    // Whether the history tells of a card of that note, as DECK/ID.
    bool has_history(const std::string& note);
    // Whether what was answered under that name belongs to a note that stands.
    bool goes_on(const std::string& note);
    // Whether some of them have no note now in a deck that is shown.
    bool have_lost_their_note(const std::vector<std::int64_t>& cards);
    // What its notes say is no longer what it was, though the file is.
    void texts_may_differ(std::int64_t deck);
    // Forgets the file. Memories of its cards stay.
    void drop_file(std::int64_t deck);

    // Keeps what changed decks brought until it is taken to be said, added up.
    void add_changes(const std::vector<core::DeckChange>& changes);
    std::vector<core::DeckChange> take_changes();

    // Notes with one of these tags are met first. A change re-ranks all cards.
    void set_first_tags(const std::vector<std::string>& tags);
    bool has_first_tags(const std::vector<std::string>& tags);

    std::optional<NotePlace> place_of_note(std::int64_t note);
    // The ids of the notes before and behind it in its deck; empty where there is none.
    std::pair<std::string, std::string> ids_beside(std::int64_t note);

private:
    std::int64_t insert_note(const DeckFile& file, int order, const core::CatalogNote& note);
    void change_note(const DeckFile& file, std::int64_t no, int order, bool moved,
                     const core::CatalogNote& old, const core::CatalogNote& note);
    void update_note(std::int64_t no, int order, const core::CatalogNote& note);
    void put_tags(std::int64_t no, const std::vector<std::string>& tags);
    void forget_cards(std::int64_t note_no);
    void put_cards(const DeckFile& file, std::int64_t note_no, int order,
                   const core::CatalogNote& note);
    void remove_note(std::int64_t no, const core::CatalogNote& note);
    void remove_tags(std::int64_t no, const std::vector<std::string>& tags);
    int rank_of(const core::CatalogNote& note);
    std::vector<std::string> first_tags();
    void add_first_tag(const std::string& folded);

    Database& db_;
    std::optional<std::set<std::string>> first_tags_;
};

}  // namespace store
