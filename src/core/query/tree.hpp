// The query language: which cards a command is about. Text to a tree and back; what the tree means
// in a database is store/cards/selection.hpp.
//
//   tag:core -is:suspended            both
//   tag:cap or (deck:databricks* kind:number)
//   "network partition" ease<2        words anywhere in a card's text
//
// Terms that stand side by side must all hold, as with `and`; `or` binds weaker, `not` and `-`
// stronger. Terms are lower case, and so are and, or, not; quotes make any text a word.
#pragma once

#include "core/card/note.hpp"
#include "core/schedule/memory.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

// Text that a card's note says somewhere, or a card's key.
struct Word {
    std::string text;
    bool operator==(const Word&) const = default;
};

// deck:ID, id:NOTE, tag:NAME; with an ending '*', all that begin so.
struct Named {
    enum class Field : std::uint8_t { deck, id, tag };
    Field field = Field::deck;
    std::string name;  // without the '*'
    bool prefix = false;
    bool operator==(const Named&) const = default;
};

// kind:cloze
struct OfKind {
    Kind kind = Kind::question;
    bool operator==(const OfKind&) const = default;
};

// is:due
struct Is {
    enum class State : std::uint8_t {
        fresh,     // never answered
        learning,  // or learnt again
        due,       // to be shown today, and neither suspended nor buried
        review,
        mature,  // an interval of 21 days or more
        leech,
        suspended,
        buried,   // until tomorrow
        stale,    // its fact was to be verified before today
        own,      // in a deck of the learner's own
        shipped,  // in a deck that came with ebb
        gone      // answered, and no file has it now: cards that nothing else shows
    };
    State state = State::fresh;
    bool operator==(const Is&) const = default;
};

// ease<2.1, lapses>=3, interval>21, due<3, recall<0.9. All but lapses are of cards that have been
// answered. Of a card in learning the days until it is due are whole spans of 24 hours from now.
struct Compared {
    enum class Field : std::uint8_t { ease, lapses, interval, due, recall };
    enum class Relation : std::uint8_t { less, at_most, equal, at_least, greater };
    Field field = Field::ease;
    Relation relation = Relation::less;
    int number = 0;  // permille of ease and recall, lapses, days
    bool operator==(const Compared&) const = default;
};

// rated:7, rated:7:again: answered in the last 7 study days, today included.
struct Rated {
    int days = 1;
    std::optional<Grade> grade;
    bool operator==(const Rated&) const = default;
};

// introduced:7: met for the first time in the last 7 study days.
struct Introduced {
    int days = 1;
    bool operator==(const Introduced&) const = default;
};

using Term = std::variant<Word, Named, OfKind, Is, Compared, Rated, Introduced>;

struct Query {
    enum class Form : std::uint8_t { term, negation, all_of, any_of };
    Form form = Form::all_of;
    Term term;                 // of a term
    std::vector<Query> parts;  // one of a negation, two or more of all_of and any_of

    static Query of(Term term);
    static Query negation(Query part);
    static Query all_of(std::vector<Query> parts);
    static Query any_of(std::vector<Query> parts);

    // A query without terms, which means every card.
    bool is_everything() const { return form == Form::all_of && parts.empty(); }
    bool operator==(const Query&) const = default;
};

// The words a query asks for, each once.
std::vector<std::string> sought_words(const Query& query);

// Whether is:due stands anywhere in it, or is: with another state.
bool asks_for(const Query& query, Is::State state);
bool asks_for_due(const Query& query);
// Without the is:due that all cards meant must be; nothing where there is none such.
std::optional<Query> without_due(const Query& query);

}  // namespace core
