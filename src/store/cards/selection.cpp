#include "store/cards/selection.hpp"

#include "base/text/unicode.hpp"
#include "core/query/names.hpp"
#include "core/schedule/fold.hpp"
#include "core/schedule/recall.hpp"
#include "store/cards/cards.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace store {
namespace {

using core::Query;
using State = core::Is::State;

// Numbers and not names, since a query may have thousands of terms, and SQLite looks a name up
// among all. It numbers named parameters as they come, which before a condition are fewer than
// these.
constexpr int first_number = 100;

// SQLite's parser has a stack of a hundred, and its expressions are no deeper than a thousand. So
// what is nested deeper than this stands in a table of its own, and long lists are cut into pieces.
constexpr int deepest = 10;
constexpr std::size_t widest = 8;

// What is gone has neither, and a condition is never NULL.
constexpr std::string_view note_is_in = "card.note IS NOT NULL AND card.note IN";
constexpr std::string_view deck_is_in = "card.deck IS NOT NULL AND card.deck IN";

// Names are looked up together: however many there are, they are one condition.
enum class Looked : std::uint8_t { card, said, deck, id, tag };
struct Name {
    Looked in;
    Condition::Value name;  // of a card its number
};

// That a card has a name of that kind; `is` says of a column whether it holds the name that is
// meant. An id is also one that the note had when it was answered: a link leads on from there. What
// is gone has its names by its key alone.
template <typename Is>
std::string has_name(Looked in, bool with_gone, Is is) {
    const auto or_gone = [&](std::string_view part_of_key) {
        return with_gone ? fmt::format(" OR (card.live = 0 AND {})", is(part_of_key)) : "";
    };
    switch (in) {
        case Looked::card:
            return fmt::format("({})", is("card.no"));
        case Looked::said:
            return fmt::format("({} (SELECT note FROM temp.said WHERE {}))", note_is_in,
                               is("word"));
        case Looked::deck:
            return fmt::format("({} (SELECT no FROM derived.deck WHERE {}){})", deck_is_in,
                               is("id"), or_gone(sql::deck_of_key("card.key")));
        case Looked::id:
            return fmt::format(
                "(card.no IN (SELECT own.no FROM derived.note CROSS JOIN derived.card own "
                "ON own.note = note.no WHERE {} UNION {}){})",
                is("note.id"), sql::of_linked_names("alias.card", is(sql::note_of_key("name.key"))),
                or_gone(sql::note_of_key("card.key")));
        case Looked::tag:
            return fmt::format("({} (SELECT note FROM derived.tag WHERE {}))", note_is_in,
                               is("tag"));
    }
    return {};
}

int depth_of(const Query& query) {
    int depth = 0;
    for (const Query& part : query.parts) depth = std::max(depth, depth_of(part) + 1);
    return depth;
}

// The parts with the deepest last, where it makes the whole least deep.
std::vector<const Query*> by_depth(const std::vector<Query>& parts) {
    std::vector<std::pair<int, const Query*>> deep;
    for (const Query& part : parts) deep.emplace_back(depth_of(part), &part);
    std::stable_sort(deep.begin(), deep.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const Query*> out;
    for (const auto& [depth, part] : deep) out.push_back(part);
    return out;
}

// How often `count` texts are put into pieces until they are one.
int levels_for(std::size_t count) {
    int levels = 1;
    for (; count > widest; count = (count + widest - 1) / widest) ++levels;
    return levels;
}

std::string in_pieces(std::vector<std::string> texts, std::string_view by) {
    if (texts.empty()) return "1";
    const std::string between = fmt::format(" {} ", by);
    while (texts.size() > 1) {
        std::vector<std::string> pieces;
        for (std::size_t at = 0; at < texts.size(); at += widest) {
            const auto end = std::min(at + widest, texts.size());
            pieces.push_back(fmt::format(
                "({})", fmt::join(texts.begin() + static_cast<std::ptrdiff_t>(at),
                                  texts.begin() + static_cast<std::ptrdiff_t>(end), between)));
        }
        texts = std::move(pieces);
    }
    return texts.front();
}

class Writer {
public:
    Writer(const Selection& selection, Database& db, Condition& condition)
        : now_(selection.now),
          rollover_(selection.rollover),
          with_gone_(core::asks_for(selection.query, State::gone)),
          db_(db),
          condition_(condition) {}

    std::string whole(const Query& query) {
        const std::string text = of(query, 0);
        if (apart_.empty()) return text;
        return fmt::format("(card.no IN (WITH {} SELECT card.no FROM derived.card WHERE {}))",
                           fmt::join(apart_, ", "), text);
    }

private:
    std::string of(const Query& query, int depth) {
        if (const auto name = name_of(query)) return looked_up(name->in, {name->name});
        if (query.form == Query::Form::term)
            return std::visit([this](const auto& term) { return this->of(term); }, query.term);
        if (depth >= deepest) return set_apart(query);
        if (query.form == Query::Form::negation)
            return fmt::format("NOT {}", of(query.parts.front(), depth + 1));
        return joined(query, depth);
    }

    std::string set_apart(const Query& query) {
        const std::string text = of(query, 0);
        const std::string name = fmt::format("apart{}", apart_.size());
        apart_.push_back(
            fmt::format("{} (no) AS (SELECT card.no FROM derived.card WHERE {})", name, text));
        return fmt::format("(card.no IN (SELECT no FROM {}))", name);
    }

    // Of `a or b` all names together; of `-a -b` likewise those that must not be.
    std::string joined(const Query& query, int depth) {
        const bool any = query.form == Query::Form::any_of;
        const int below = depth + levels_for(query.parts.size());
        std::map<Looked, std::vector<Condition::Value>> names;
        std::vector<std::string> texts;
        for (const Query* part : by_depth(query.parts)) {
            const bool negated = part->form == Query::Form::negation;
            const auto name = any       ? name_of(*part)
                              : negated ? name_of(part->parts.front())
                                        : std::nullopt;
            if (name)
                names[name->in].push_back(name->name);
            else
                texts.push_back(of(*part, below));
        }
        for (const auto& [in, list] : names)
            texts.insert(texts.begin(), (any ? "" : "NOT ") + looked_up(in, list));
        return in_pieces(std::move(texts), any ? "OR" : "AND");
    }

    // Of a query that is a name alone.
    std::optional<Name> name_of(const Query& query) {
        if (query.form != Query::Form::term) return std::nullopt;
        if (const auto* word = std::get_if<core::Word>(&query.term)) return name_of(*word);
        const auto* named = std::get_if<core::Named>(&query.term);
        if (!named || named->prefix) return std::nullopt;
        return Name{looked_in(named->field), as_kept(*named)};
    }

    static Looked looked_in(core::Named::Field field) {
        switch (field) {
            case core::Named::Field::deck:
                return Looked::deck;
            case core::Named::Field::id:
                return Looked::id;
            case core::Named::Field::tag:
                return Looked::tag;
        }
        return {};
    }

    static std::string as_kept(const core::Named& named) {
        return named.field == core::Named::Field::tag ? base::case_folded(named.name) : named.name;
    }

    Name name_of(const core::Word& word) {
        if (const auto card = Cards(db_).number_of(word.text)) return {Looked::card, *card};
        return {Looked::said, word.text};
    }

    std::string looked_up(Looked in, const std::vector<Condition::Value>& names) {
        std::vector<std::string> values;
        for (const auto& name : names) values.push_back(condition_.bound(name));
        return has_name(in, with_gone_, [&](std::string_view column) {
            return fmt::format("{} IN ({})", column, fmt::join(values, ", "));
        });
    }

    template <typename Value>
    std::string bound(const Value& value) {
        if constexpr (std::is_convertible_v<Value, Condition::Value>)
            return condition_.bound(value);
        else
            return condition_.bound(Column<Value>::number(value));
    }
    std::string today() { return bound(now_.day); }
    // The first of the last so many study days.
    core::Day since(int days) const { return now_.day - core::Days{days - 1}; }

    // That a column begins as a name; no name that begins so comes after what is beyond it.
    std::string begins(std::string_view column, const std::string& name) {
        std::string beyond = name;
        base::append_utf8(beyond, 0x10FFFF);
        const std::string low = bound(name);
        return fmt::format("{0} >= {1} AND {0} <= {2}", column, low, bound(beyond));
    }

    static std::string of(const core::Word&) { return "0"; }  // a name, and looked up as such

    // By the beginning of a name; whole ones are looked up.
    std::string of(const core::Named& named) {
        return has_name(looked_in(named.field), with_gone_,
                        [&](std::string_view column) { return begins(column, as_kept(named)); });
    }

    std::string of(const core::OfKind& of) {
        return fmt::format("({} (SELECT no FROM derived.note WHERE kind = {}))", note_is_in,
                           bound(of.kind));
    }

    std::string of(const core::Is& is) {
        switch (is.state) {
            case State::fresh:
                return fmt::format("({})", sql::is_new);
            case State::learning:
                return fmt::format("({})", sql::in_learning);
            case State::review:
                return fmt::format("({})", sql::in_review);
            case State::due:
                return "(card.no IN (SELECT no FROM temp.due))";
            case State::mature:
                return fmt::format("({} AND card.interval >= {})", sql::is_met, core::mature_days);
            case State::leech:
                return fmt::format("(card.lapses >= {})", core::leech_lapses);
            case State::suspended:
                return fmt::format("({})", sql::is_suspended);
            case State::buried:
                return fmt::format("({})", sql::is_buried_on(today()));
            case State::stale:
                return fmt::format("({} (SELECT no FROM derived.note WHERE verify_by < {}))",
                                   note_is_in, today());
            case State::own:
                return fmt::format("({} (SELECT no FROM derived.deck WHERE root = 0))", deck_is_in);
            case State::shipped:
                return fmt::format(
                    "({} (SELECT no FROM derived.deck WHERE root IN (SELECT no FROM temp.shipped)))",
                    deck_is_in);
            case State::gone:
                return "(card.no IN (SELECT no FROM temp.gone))";
        }
        return "0";
    }

    std::string of(const core::Compared& compared) {
        const std::string_view sign =
            base::name_of(core::query_names::relations, compared.relation);
        if (compared.field == core::Compared::Field::recall) return of_recall(compared);
        if (compared.field == core::Compared::Field::lapses)
            return fmt::format("(card.lapses {} {})", sign, bound(compared.number));
        return fmt::format("({} AND {} {} {})", sql::is_met, measured(compared.field), sign,
                           bound(compared.number));
    }

    std::string measured(core::Compared::Field field) {
        switch (field) {
            case core::Compared::Field::ease:
                return "card.ease";
            case core::Compared::Field::interval:
                return "card.interval";
            case core::Compared::Field::due:
                return fmt::format(
                    "CASE card.phase WHEN 2 THEN card.due ELSE (card.due + {}) / 86400000 END - {}",
                    bound((now_.zone - rollover_) / core::Milliseconds{1}), today());
            case core::Compared::Field::lapses:  // of new cards too, or not a column
            case core::Compared::Field::recall:
                break;
        }
        return "0";
    }

    // Recall falls with the share of its interval that has passed, so that bounds of the one are
    // bounds of the other. It is told in permille: 899.5 and more are told as 900.
    std::string of_recall(const core::Compared& compared) {
        using enum core::Compared::Relation;
        const double above = core::share_for_recall((compared.number - 0.5) / 1000);
        const double below = core::share_for_recall((compared.number + 0.5) / 1000);
        const auto is = [&](std::string_view sign, double share) {
            return fmt::format("{} {} {}", sql::share_passed(today()), sign, bound(share));
        };
        switch (compared.relation) {
            case less:
                return fmt::format("({} AND {})", sql::is_met, is(">", above));
            case at_most:
                return fmt::format("({} AND {})", sql::is_met, is(">", below));
            case equal:
                return fmt::format("({} AND {} AND {})", sql::is_met, is(">", below),
                                   is("<=", above));
            case at_least:
                return fmt::format("({} AND {})", sql::is_met, is("<=", above));
            case greater:
                return fmt::format("({} AND {})", sql::is_met, is("<=", below));
        }
        return "0";
    }

    std::string of(const core::Rated& rated) {
        const core::Day from = since(rated.days);
        if (!rated.grade) return fmt::format("(coalesce(card.last_day, 0) >= {})", bound(from));
        // The last answer's day spares most cards the look into the log. A day's grace, since one
        // who travels west may answer on an earlier day than before.
        const std::string last = bound(from - core::Days{1});
        const std::string kind = bound(core::row_kind(*rated.grade));
        return fmt::format(
            "(coalesce(card.last_day, 0) >= {} AND EXISTS (SELECT 1 FROM main.log "
            "WHERE {} AND log.kind = {} AND log.day >= {} "
            "AND NOT EXISTS (SELECT 1 FROM derived.void WHERE void.row = log.id)))",
            last, sql::is_about("card.no"), kind, bound(from));
    }

    std::string of(const core::Introduced& introduced) {
        return fmt::format("(coalesce(card.first_day, 0) >= {})", bound(since(introduced.days)));
    }

    const core::Moment& now_;
    core::Minutes rollover_;
    const bool with_gone_;
    Database& db_;
    Condition& condition_;
    std::vector<std::string> apart_;  // tables for what is nested too deep
};

}  // namespace

std::string Condition::bound(Value value) {
    values.push_back(std::move(value));
    return fmt::format("?{}", first_number + static_cast<int>(values.size()) - 1);
}

void Condition::bind(Statement& statement) const {
    int number = first_number;
    for (const Value& value : values)
        std::visit([&](const auto& one) { statement.set(number++, one); }, value);
}

Condition condition_of(const Selection& selection, Database& db) {
    Condition condition;
    condition.sql = Writer(selection, db, condition).whole(selection.query);
    return condition;
}

std::string chosen_from(const Selection& selection) {
    return core::asks_for(selection.query, State::gone)
               ? "(card.live = 1 OR card.no IN (SELECT no FROM temp.gone))"
               : "card.live = 1";
}

Statement select_cards(Database& db, const Selection& selection, std::string_view columns_and_where,
                       std::string_view rest) {
    std::string sql(columns_and_where);
    Condition condition;
    if (!selection.query.is_everything()) {
        condition = condition_of(selection, db);
        sql += " AND " + condition.sql;
    }
    sql += rest;
    Statement statement = db.prepare(sql);
    condition.bind(statement);
    return statement;
}

}  // namespace store
