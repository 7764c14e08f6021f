// What the catalog does not know and a query asks for, in tables of the connection's own.
#include "store/cards/selection.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace store {
namespace {

void make_anew(Database& db, std::string_view table) {
    db.run(
        fmt::format("PRAGMA temp_store = MEMORY; DROP TABLE IF EXISTS temp.{}; "
                    "CREATE TABLE temp.{}",
                    table.substr(0, table.find(' ')), table));
}

void remember_numbers(Database& db, std::string_view table,
                      const std::vector<std::int64_t>& numbers) {
    make_anew(db, fmt::format("{} (no INTEGER PRIMARY KEY)", table));
    Statement insert = db.prepare(fmt::format("INSERT OR IGNORE INTO temp.{} VALUES (?)", table));
    for (const std::int64_t number : numbers) insert.bind(number).run();
}

}  // namespace

void remember_words(Database& db, const std::vector<Said>& words) {
    make_anew(db, "said (word TEXT, note INTEGER, PRIMARY KEY (word, note)) WITHOUT ROWID");
    // All of a word's notes at once, since each statement is a transaction.
    Statement insert =
        db.prepare("INSERT OR IGNORE INTO temp.said SELECT ?, value FROM json_each(?)");
    for (const Said& said : words)
        insert.bind(said.word, fmt::format("[{}]", fmt::join(said.notes, ","))).run();
}

void remember_due(Database& db, const std::vector<std::int64_t>& cards) {
    remember_numbers(db, "due", cards);
}

void remember_shipped(Database& db, int root) {
    remember_numbers(db, "shipped", {root});
}

void remember_gone(Database& db, const std::vector<std::string>& keys) {
    std::vector<std::int64_t> cards;
    Statement card = db.prepare("SELECT no FROM derived.card WHERE key = ?");
    for (const std::string& key : keys)
        if (card.bind(key).step()) cards.push_back(card.get<std::int64_t>(0));
    remember_numbers(db, "gone", cards);
}

}  // namespace store
