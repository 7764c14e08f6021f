#include "store/names.hpp"

#include "core/unicode.hpp"

namespace store {
namespace {

// Runs a query for names of which the first two parameters are the bounds.
template <typename Take>
void each(std::optional<Database>& db, std::string_view sql, std::string_view prefix, Take take) {
    if (!db) return;
    std::string beyond(prefix);  // nothing that begins so comes after it
    core::append_utf8(beyond, 0x10FFFF);
    try {
        Statement rows = db->prepare(sql);
        rows.bind(prefix, beyond, Names::most);
        while (rows.step()) take(rows);
    } catch (const Error&) {  // written at this moment, or of another format: then there is no help
    }
}

}  // namespace

Names::Names(const std::string& derived_path) {
    try {
        db_.emplace(derived_path, Access::immutable);
    } catch (const Error&) {  // not made yet
    }
}

std::vector<DeckName> Names::decks(std::string_view prefix) {
    std::vector<DeckName> decks;
    each(db_,
         "SELECT id, title FROM deck WHERE id >= ?1 AND id <= ?2 AND shown ORDER BY id LIMIT ?3",
         prefix, [&](const Statement& row) {
             decks.push_back({std::string(row.text(0)), std::string(row.text(1))});
         });
    return decks;
}

// From one tag to the next, since many notes have the same.
std::vector<std::string> Names::tags(std::string_view prefix) {
    std::vector<std::string> tags;
    each(db_,
         "WITH RECURSIVE distinct_tag (tag) AS ("
         "SELECT min(tag) FROM tag WHERE tag >= ?1 UNION ALL "
         "SELECT (SELECT min(tag.tag) FROM tag WHERE tag.tag > distinct_tag.tag) "
         "FROM distinct_tag WHERE distinct_tag.tag <= ?2) "
         "SELECT tag FROM distinct_tag WHERE tag <= ?2 LIMIT ?3",
         core::case_folded(prefix), [&](const Statement& row) { tags.emplace_back(row.text(0)); });
    return tags;
}

std::vector<std::string> Names::keys(std::string_view prefix) {
    std::vector<std::string> keys;
    each(db_, "SELECT key FROM card WHERE key >= ?1 AND key <= ?2 AND live ORDER BY key LIMIT ?3",
         prefix, [&](const Statement& row) { keys.emplace_back(row.text(0)); });
    return keys;
}

}  // namespace store
