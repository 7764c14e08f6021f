#include "store/cards/selection.hpp"

#include "base/text/unicode.hpp"
#include "core/query/names.hpp"
#include "core/schedule/fold.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace store {
namespace {

using core::Query;
using State = core::Is::State;

// Numbers and not names, since a query may have thousands of terms, and SQLite looks a name up
// among all. It numbers named parameters as they come, which before a condition are fewer than
// these.
constexpr int first_number = 100;

class Writer {
public:
    Writer(const core::Moment& now, Database& db, Condition& condition)
        : now_(now), db_(db), condition_(condition) {}

    std::string of(const Query& query) {
        switch (query.form) {
            case Query::Form::term:
                return std::visit([this](const auto& term) { return of(term); }, query.term);
            case Query::Form::negation:
                return fmt::format("NOT {}", of(query.parts.front()));
            case Query::Form::all_of:
                return joined(query.parts, 0, query.parts.size(), "AND");
            case Query::Form::any_of:
                return joined(query.parts, 0, query.parts.size(), "OR");
        }
        return "1";
    }

private:
    // As a balanced tree: SQLite bounds the depth of an expression, not its length.
    std::string joined(const std::vector<Query>& parts, std::size_t begin, std::size_t end,
                       std::string_view by) {
        if (begin == end) return "1";
        if (end - begin == 1) return of(parts[begin]);
        const std::size_t middle = begin + (end - begin) / 2;
        const std::string left = joined(parts, begin, middle, by);
        return fmt::format("({} {} {})", left, by, joined(parts, middle, end, by));
    }

    template <typename Value>
    std::string bound(const Value& value) {
        if constexpr (std::is_convertible_v<Value, std::string>)
            return condition_.bound(value);
        else
            return condition_.bound(Column<Value>::number(value));
    }
    std::string today() { return bound(now_.day); }
    // The first of the last so many study days.
    core::Day since(int days) const { return now_.day - core::Days{days - 1}; }

    // That a column is a name, or begins as one.
    std::string names(std::string_view column, const std::string& name, bool prefix) {
        if (!prefix) return fmt::format("{} = {}", column, bound(name));
        std::string beyond = name;  // no name that begins so comes after it
        base::append_utf8(beyond, 0x10FFFF);
        const std::string low = bound(name);
        return fmt::format("{0} >= {1} AND {0} <= {2}", column, low, bound(beyond));
    }

    std::string of(const core::Word& word) {
        Statement card = db_.prepare("SELECT 1 FROM derived.card WHERE key = ?");
        if (card.bind(word.text).found()) return fmt::format("(card.key = {})", bound(word.text));
        return fmt::format("(card.note IN (SELECT note FROM temp.said WHERE word = {}))",
                           bound(word.text));
    }

    std::string of(const core::Named& named) {
        switch (named.field) {
            case core::Named::Field::deck:
                return fmt::format("(card.deck IN (SELECT no FROM derived.deck WHERE {}))",
                                   names("id", named.name, named.prefix));
            case core::Named::Field::id:
                return fmt::format("(card.note IN (SELECT no FROM derived.note WHERE {}))",
                                   names("id", named.name, named.prefix));
            case core::Named::Field::tag:
                return fmt::format("(card.note IN (SELECT note FROM derived.tag WHERE {}))",
                                   names("tag", base::case_folded(named.name), named.prefix));
        }
        return "0";
    }

    std::string of(const core::OfKind& of) {
        return fmt::format("(card.note IN (SELECT no FROM derived.note WHERE kind = {}))",
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
                return fmt::format(
                    "(card.note IN (SELECT no FROM derived.note WHERE verify_by < {}))", today());
        }
        return "0";
    }

    std::string of(const core::Compared& compared) {
        const std::string number = bound(compared.number);
        const std::string_view sign =
            base::name_of(core::query_names::relations, compared.relation);
        switch (compared.field) {
            case core::Compared::Field::lapses:
                return fmt::format("(card.lapses {} {})", sign, number);
            case core::Compared::Field::ease:
                return fmt::format("({} AND card.ease {} {})", sql::is_met, sign, number);
            case core::Compared::Field::interval:
                return fmt::format("({} AND card.interval {} {})", sql::is_met, sign, number);
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
    Database& db_;
    Condition& condition_;
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
    condition.sql = Writer(selection.now, db, condition).of(selection.query);
    return condition;
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

void remember_words(Database& db, const std::vector<Said>& words) {
    db.run(
        "PRAGMA temp_store = MEMORY; DROP TABLE IF EXISTS temp.said; "
        "CREATE TABLE temp.said (word TEXT NOT NULL, note INTEGER NOT NULL, "
        "PRIMARY KEY (word, note)) WITHOUT ROWID");
    Statement insert = db.prepare("INSERT OR IGNORE INTO temp.said (word, note) VALUES (?, ?)");
    for (const Said& said : words)
        for (const std::int64_t note : said.notes) insert.bind(said.word, note).run();
}

void remember_due(Database& db, const std::vector<std::int64_t>& cards) {
    db.run(
        "PRAGMA temp_store = MEMORY; DROP TABLE IF EXISTS temp.due; "
        "CREATE TABLE temp.due (no INTEGER PRIMARY KEY)");
    Statement insert = db.prepare("INSERT OR IGNORE INTO temp.due (no) VALUES (?)");
    for (const std::int64_t card : cards) insert.bind(card).run();
}

}  // namespace store
