// The decks on the search path and the catalog of them: files are looked at by their stamps, read
// when those changed, parsed when the bytes did, and a note's text is read from its file when it is
// shown.
#pragma once

#include "app/decks/follow_edits.hpp"
#include "app/decks/gone.hpp"
#include "app/decks/note_texts.hpp"
#include "app/setup.hpp"
#include "core/card/note.hpp"
#include "deckfile/files.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

class Library {
public:
    Library(store::Store& store, const Setup& setup);

    // Makes the catalog say what the files say. Returns the generation of the cards that then
    // stand in decks. Throws store::Error.
    std::uint64_t refresh();

    // A number that another one follows whenever cards may be others than before, whoever noticed
    // it. Who keeps something that was made of cards compares it with the one of that time.
    std::uint64_t generation() const { return generation_; }

    // One sentence for each file with something to mend, as of the last refresh.
    std::vector<std::string> complaints();

    // What has come about since this was last asked: new complaints, and files that are gone.
    std::vector<std::string> news();

    // One line on decks that changed while no window was open ("italiano: 12 new notes, 3
    // changed"), once; nothing where none did.
    std::optional<std::string> take_changes();

    // Whether any deck could be read at all.
    bool has_decks();

    // Nothing where the file no longer holds the note there; a refresh then tells where it is.
    std::optional<ReadNote> read(std::int64_t note);

    // For each word, the notes of shown decks whose text says it.
    std::vector<store::Said> notes_saying(const std::vector<std::string>& words);

    // Answered cards that no file has, and which cards could be their heirs.
    std::vector<GoneCard> gone_cards() { return app::gone_cards(decks_now(), store_); }
    void find_likeliest_heirs(std::vector<GoneCard>& gone) {
        app::find_likeliest_heirs(gone, decks_now(), store_);
    }

    // The ids of the decks that are shown, in that order.
    std::vector<std::string> ids() const;
    // The files in search-path order, as of the last refresh.
    const std::vector<store::DeckFile>& files() const { return files_; }
    // The entries of the search path, in order.
    const std::vector<deckfile::Root>& roots() const { return roots_; }
    bool is_user_root(int root) const { return root == 0; }
    bool is_shipped_root(int root) const { return root + 1 == static_cast<int>(roots_.size()); }

private:
    struct Work;
    bool has_changed(const deckfile::FoundFiles& found);
    bool prefers_other_tags();
    const core::DeckInfo* info_of(std::int64_t deck) const;
    DecksNow decks_now();
    void mind_other_programs();
    void remember(const deckfile::FoundFiles& found);
    void drop_gone(Work& work, const deckfile::FoundFiles& found);
    void sort_out(Work& work, const deckfile::FoundFiles& found);
    void settle(Work& work);
    void extend(Work& work);
    void follow(Work& work);
    bool claim(Work& work, store::DeckFile& file);
    bool is_copy(const store::DeckFile& file) const;
    void hide(Work& work, store::DeckFile& file);
    void read_again(Work& work, store::DeckFile file);
    void take(Work& work, store::DeckFile file, const std::string& text);
    void settle_unchanged(Work& work, store::DeckFile file);
    void put_fault(Work& work, store::DeckFile file, const std::string& fault);
    std::optional<std::string> why_unused(const store::DeckFile& file,
                                          const store::DeckFile* holder) const;

    store::Store& store_;
    const Setup& setup_;
    const core::Settings& settings_;
    std::vector<deckfile::Root> roots_;
    std::vector<store::DeckFile> files_;
    bool is_first_refresh_ = true;  // what changes later, the learner saw or did here
    std::optional<std::int64_t> catalog_generation_;  // of which files_ was read
    std::uint64_t generation_ = 0;
    std::vector<std::string> gone_;    // files with whose going cards with history went
    std::set<std::string> told_;       // complaints, as they stood then
    std::vector<std::string> faults_;  // what could not be looked at, and what is left out
    std::map<std::string, std::string> originals_;  // files that may be copies, and of what
};

}  // namespace app
