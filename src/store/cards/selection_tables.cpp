// What the catalog does not know and a query asks for, in tables of the connection's own.
#include "store/cards/selection.hpp"

#include <fmt/format.h>

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
    Statement insert = db.prepare("INSERT OR IGNORE INTO temp.said (word, note) VALUES (?, ?)");
    for (const Said& said : words)
        for (const std::int64_t note : said.notes) insert.bind(said.word, note).run();
}

void remember_due(Database& db, const std::vector<std::int64_t>& cards) {
    remember_numbers(db, "due", cards);
}

void remember_shipped(Database& db, int root) {
    remember_numbers(db, "shipped", {root});
}

}  // namespace store
