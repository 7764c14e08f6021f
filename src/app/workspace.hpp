// What nearly every command works on: the database files, opened, and the catalog, fresh.
#pragma once

#include "app/library.hpp"
#include "app/setup.hpp"
#include "core/card/shown_card.hpp"
#include "store/store.hpp"

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace app {

class Workspace {
public:
    // Who is told what a learner should know of decks and clock, a sentence at a time.
    using Tell = std::function<void(const std::string&)>;
    enum class Decks { needed, welcome };

    // Opens the files, making folders that are missing, and refreshes the catalog. `setup` must
    // outlive it. Without `tell` nobody hears, and what is said once is kept for another time.
    // Throws store::Error, and NoDecks where none could be read and they are needed.
    Workspace(const Setup& setup, store::Use use, Decks decks, Tell tell);
    Workspace(const Workspace&) = delete;  // its library knows where its store is
    Workspace& operator=(const Workspace&) = delete;
    ~Workspace();

    const Setup& setup;
    store::Store store;
    Library decks;

    core::Moment now() const { return setup.now(); }

    // What its note says now, and between which others.
    core::NoteText text_of(const core::ShownCard& card);
    // Lets the log know what answered cards say since decks were changed: it is what a later edit
    // is compared with. A moment after the first card is shown, since it may take one, and at the
    // end of what writes. What fails is done another time.
    void keep_texts();

    // Lets the history of cards go along with what a person made of their note, and says so.
    void link(const std::vector<core::Heir>& heirs);

    // A card with its note, its text read from its file now. Nothing where the card is not to be
    // had.
    std::optional<core::ShownCard> show(const core::CardRecord& card);

    // Tells what has become of decks and of the history since the last time. A command that writes
    // also writes which cards go on under other keys.
    void tell_news();

private:
    core::NoteText text_of(std::int64_t number, const core::Note& note);
    void tell(const std::string& sentence);
    void mind_the_clock();
    std::optional<core::ShownCard> try_show(const core::CardRecord& card);
    std::optional<core::ShownCard> show_after_all(const core::CardRecord& card);

    Tell tell_;
    bool writes_;
};

// A card as it is shown: what is known of it, and what its note says, which was read for it.
core::ShownCard shown(core::CardRecord card, core::Face face, ReadNote read,
                      const core::Settings& settings);

struct NoDecks : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace app
