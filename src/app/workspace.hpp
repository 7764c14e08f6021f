// What nearly every command works on: the database files, opened, and the catalog, fresh.
#pragma once

#include "app/library.hpp"
#include "cli/context.hpp"
#include "core/judge/turn.hpp"
#include "store/store.hpp"

#include <stdexcept>

namespace cli {

class Workspace {
public:
    // Opens the files and refreshes the catalog; what decks have to be mended goes to standard
    // error, a line each. Throws store::Error, and NoDecks where none could be read and
    // `needs_decks`.
    enum class Decks { needed, welcome };
    Workspace(Context& context, store::Use use, Decks decks = Decks::needed);

    Context& context;
    store::Store store;
    Library shelf;

    // A card with its note, its text read from its file now. Nothing where the card is not to be
    // had.
    std::optional<core::ShownCard> show(const store::CardRecord& card);

    // Says what has become of decks since the last time, a line each.
    void tell_news();

private:
    void mind_the_clock();
    std::optional<core::ShownCard> try_show(const store::CardRecord& card);
};

struct NoDecks : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace cli
