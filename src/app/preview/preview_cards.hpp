// The cards that a preview pages through: of deck files, or those that a query means, in the order
// of their decks. They are read from the files, a deck when its first card is wanted, and read
// again when a file was saved.
#pragma once

#include "app/preview/deck_cards.hpp"
#include "app/workspace.hpp"
#include "core/query/tree.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace app {

// Something wrong in a deck file, as `ebb check` tells it, and where it is mended.
struct Mistake {
    std::string path;
    std::string told;  // behind the path
    int line = 1;
    bool is_error = false;
};

class PreviewCards {
public:
    // All cards of these files.
    PreviewCards(const std::vector<std::string>& paths, const core::Settings& settings);
    // Those that the query means, now and whenever decks change. The workspace must outlive it.
    PreviewCards(Workspace& workspace, core::Query query);

    std::size_t size() const;
    // Null where there are no more.
    const core::ShownCard* at(std::size_t index);

    // What is wrong in the files that have been read.
    std::vector<Mistake> mistakes() const;

    // Reads all decks, so that each file is watched from now on.
    void read_all();
    // Whether a file was saved since it was read. It is not while somebody still writes it: it has
    // to be as it was when this was asked before.
    bool was_saved();

    struct Reread {
        std::vector<Mistake> mistakes;  // in the files that were saved
        // Mistakes hide cards that there were: all are left as they were until that is mended.
        bool is_broken = false;
        // Where cards stand that are new or say something else.
        std::vector<std::size_t> changed;
    };
    // Reads the files that were saved since they were read.
    Reread reread();
    // Where a card stands now, of the decks that have been read.
    std::optional<std::size_t> find(std::string_view key) const;
    // From now on this file says something of the deck's notes as well.
    void extend(const std::string& deck, const std::string& file);

private:
    struct Deck {
        DeckPaths paths;
        std::optional<std::set<std::string, std::less<>>> meant{};  // keys; without them all are
        std::shared_ptr<const DeckCards> read{};  // of its cards those that are meant
        std::size_t total = 0;                    // of its cards, when it was read
        Stamps taken_up{};                        // when what it says was last told
        Stamps seen{};                            // when it was last looked at

        std::size_t size() const { return read ? read->cards.size() : meant ? meant->size() : 0; }
    };
    using Decks = std::vector<Deck>;
    using Saved = std::map<std::string, DeckCards>;  // by the paths of the decks

    static void put(Deck& deck, DeckCards cards);
    void read(Deck& deck) const { put(deck, read_cards(deck.paths, settings_)); }
    Saved read_saved() const;
    // As they are meant now; what was read and not saved since is not read again.
    Decks decks_now(Saved saved) const;
    std::vector<std::size_t> differing_from(const Decks& before) const;

    const core::Settings& settings_;
    std::function<Decks()> choose_;  // anew, where decks have changed
    Decks decks_;
};

}  // namespace app
