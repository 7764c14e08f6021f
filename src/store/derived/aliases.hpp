// Which card a name of the history means. A name's own card is the one with its key; links lead on
// to others (core/card/links), so that several names may mean one card. All of it inside the
// caller's transaction.
#pragma once

#include "core/card/links.hpp"
#include "store/database.hpp"
#include "store/history/row_id.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace store {

class Aliases {
public:
    struct Alias {
        std::int64_t name;   // the history's number
        std::int64_t card;   // the catalog's
        std::uint64_t seed;  // hash of the name's key: the scheduler's seed of rows under it
    };

    explicit Aliases(Database& db) : db_(db) {}

    // What names mean; one that was never met is learned, and so is its card, where no file has it.
    // Nothing for a number that is no name. As long as no link is learned or taken back, since it
    // works the links out once.
    class Meanings {
    public:
        explicit Meanings(Aliases& aliases) : aliases_(aliases) {}
        std::optional<Alias> of(std::int64_t name);

    private:
        Aliases& aliases_;
        std::optional<core::Links> links_;
    };
    std::optional<Alias> meant_by(std::int64_t name) { return Meanings(*this).of(name); }
    // The card that a row is about.
    std::optional<std::int64_t> card_of(RowId row);
    // In the order of the names.
    std::vector<Alias> all();

    void learn_link(RowId row);
    bool is_link(RowId row);
    // The links of the log in fold order, and whether each still stands.
    struct Link {
        std::string from;  // the key of a name of the history
        std::string to;
        bool stands;
        std::string now{};  // what the latter's note said then
    };
    std::vector<Link> links();
    // Whether a file has a note with that card.
    bool stands(std::string_view key);
    // The key that has the card of this one now, see core/card/links.
    std::string holder_of(std::string_view key, const core::Links& links);
    // After a link was learned or taken back, or files or heirs are others (see heirs.hpp);
    // `before` are the names that had one. Returns the cards that gain or lose a name by it.
    std::set<std::int64_t> follow_links(const std::vector<std::string>& before = {});
    // Where both notes of a link stand in files, they are one card: the earlier is not shown beside
    // it.
    void hide_twins();

    // From the history alone, whatever is kept; the void rows are known.
    void make_anew();
    // Where it has no name and stands in no file.
    void forget_card(std::int64_t card);

private:
    std::optional<Alias> known(std::int64_t name);
    std::optional<std::int64_t> name_of(std::string_view key);
    std::set<std::pair<std::string, std::string>> parted();
    std::vector<Link> links_and_heirs();
    static core::Links standing(const std::vector<Link>& all);
    std::int64_t card_with(std::string_view key);
    void put(const Alias& alias);
    void name_own_cards();

    Database& db_;
};

}  // namespace store
