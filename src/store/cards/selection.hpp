// Which cards a command is about: a query as a condition on derived.card, with every value bound.
// A printed condition holds no byte of the query's text.
#pragma once

#include "core/query/tree.hpp"
#include "core/schedule/time.hpp"
#include "core/settings.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace store {

// A query, and the moment and the hour of a new day by which its terms are measured.
struct Selection {
    core::Query query;
    core::Moment now;
    core::Minutes rollover = core::Settings{}.rollover;
};

// SQL that is true of the cards meant, never NULL, however long and deep the query is. Its
// parameters have numbers, and those of the statement around it have names. Words are looked up in
// temp.said, see remember_words(), is:due in temp.due, see remember_due(), is:shipped in
// temp.shipped, see remember_shipped(), and is:gone in temp.gone, see remember_gone(); a word that
// is exactly a card's key, now or before, means that card.
struct Condition {
    using Value = std::variant<std::int64_t, double, std::string>;
    std::string sql = "1";
    std::vector<Value> values;

    // The parameter that has this value from now on, to be written into the SQL.
    std::string bound(Value value);
    void bind(Statement& statement) const;
};
Condition condition_of(const Selection& selection, Database& db);

// The cards that a selection chooses from: those that stand in decks, and where it asks for the
// gone these too.
std::string chosen_from(const Selection& selection);

// A statement on derived.card, whose words end with a condition, for those of its rows that the
// selection means; `rest` is what stands behind, an order perhaps.
Statement select_cards(Database& db, const Selection& selection, std::string_view columns_and_where,
                       std::string_view rest = {});

// Which notes say a word, for as long as the database is open. What was remembered before is
// forgotten.
struct Said {
    std::string word;
    std::vector<std::int64_t> notes;
};
void remember_words(Database& db, const std::vector<Said>& words);

// What is:due means, likewise: what a review would show now besides new cards.
void remember_due(Database& db, const std::vector<std::int64_t>& cards);

// What is:shipped means, likewise: the decks of that entry of the search path.
void remember_shipped(Database& db, int root);

// What is:gone means, likewise: the cards with these keys.
void remember_gone(Database& db, const std::vector<std::string>& keys);

}  // namespace store
