#include "store/derived/names.hpp"

#include "base/text/unicode.hpp"

namespace store {
// Runs a query for names of which the first two parameters are the bounds. Where the file is not
// there yet, is written at this moment or is of another format, there are none.
template <typename Take>
void Names::each(std::string_view sql, std::string_view prefix, Take take) try {
    if (!db_) db_.emplace(path_, Access::immutable);
    std::string beyond(prefix);  // nothing that begins so comes after it
    base::append_utf8(beyond, 0x10FFFF);
    Statement rows = db_->prepare(sql);
    rows.bind(prefix, beyond, most);
    while (rows.step()) take(rows);
} catch (const Error&) {
    return;
}

std::vector<DeckName> Names::decks(std::string_view prefix) {
    std::vector<DeckName> decks;
    each("SELECT id, title FROM deck WHERE id >= ?1 AND id <= ?2 AND shown ORDER BY id LIMIT ?3",
         prefix, [&](const Statement& row) {
             decks.push_back({row.get<std::string>(0), row.get<std::string>(1)});
         });
    return decks;
}

// From one tag to the next, since many notes have the same.
std::vector<std::string> Names::tags(std::string_view prefix) {
    std::vector<std::string> tags;
    each(
        "WITH RECURSIVE distinct_tag (tag) AS ("
        "SELECT min(tag) FROM tag WHERE tag >= ?1 UNION ALL "
        "SELECT (SELECT min(tag.tag) FROM tag WHERE tag.tag > distinct_tag.tag) "
        "FROM distinct_tag WHERE distinct_tag.tag <= ?2) "
        "SELECT tag FROM distinct_tag WHERE tag <= ?2 LIMIT ?3",
        base::case_folded(prefix),
        [&](const Statement& row) { tags.emplace_back(row.get<std::string_view>(0)); });
    return tags;
}

// Also cards whose notes are gone: `ebb show` knows them. Not the note from which a link leads on
// to another that stands in a file, too.
void Names::keys(std::string_view prefix, const std::function<void(std::string_view)>& visit) {
    each(
        "SELECT key FROM card WHERE key >= ?1 AND key <= ?2 AND (live = 1 OR note IS NULL) "
        "ORDER BY key LIMIT ?3",
        prefix, [&](const Statement& row) { visit(row.get<std::string_view>(0)); });
}

}  // namespace store
