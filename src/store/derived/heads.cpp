#include "store/derived/heads.hpp"

#include "store/fragments.hpp"
#include "store/history/row.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace store {
namespace {

// Without the key of its card, which would cost a join: it is looked at where the file was touched.
std::uint64_t mark_of_head(Row row) {
    row.key.clear();
    return mark_of(row);
}

std::string heads_sql() {
    return fmt::format(
        "SELECT log.id, log.at, log.zone, log.day, '', log.kind, log.took, coalesce(log.shift, 0), "
        "'', device.no, device.id, (SELECT max(id) FROM main.log WHERE {}), f.no IS NOT NULL, "
        "f.upto, f.beyond, f.mark FROM main.device LEFT JOIN derived.folded f "
        "ON f.no = device.no AND f.device = device.id LEFT JOIN main.log ON log.id = {} + f.upto",
        sql::is_of_device("id", "device.no"), sql::before_rows_of("device.no"));
}

Head read_head(Database& db, const Statement& row) {
    const Row last_folded = read_row(row);
    Head head;
    head.no = row.get<std::int64_t>(9);
    head.id = row.get<std::string>(10);
    head.last = sequence_of(row.get<std::int64_t>(11));
    head.known = row.get<bool>(12);
    head.upto = row.get<std::int64_t>(13);
    head.fresh = head.last - head.upto;
    const auto mark = last_folded.id != 0 ? mark_of_head(last_folded) : 0;
    head.agrees = !head.known || row.get<std::uint64_t>(15) == mark;
    if (const auto beyond = row.get<std::int64_t>(14); beyond > 0)
        head.fresh = rows_after(db, head) - beyond;
    return head;
}

}  // namespace

bool Heads::have_news() const {
    return std::any_of(devices.begin(), devices.end(), [](const Head& d) { return d.fresh != 0; });
}

bool Heads::went_back() const {
    return std::any_of(devices.begin(), devices.end(), [](const Head& d) { return d.fresh < 0; });
}

Heads read_heads(Database& db) {
    static const std::string sql = heads_sql();
    Heads heads;
    Statement rows = db.cached(sql);
    while (rows.step()) heads.devices.push_back(read_head(db, rows));
    Statement kept = db.cached(
        "SELECT (SELECT count(*) FROM derived.folded), "
        "(SELECT value FROM derived.state WHERE key = 'settings'), "
        "(SELECT value FROM derived.state WHERE key = 'stamp')");
    kept.step();
    const auto known = std::count_if(heads.devices.begin(), heads.devices.end(),
                                     [](const Head& device) { return device.known; });
    heads.all_there = kept.get<std::int64_t>(0) == known;
    heads.settings = kept.get<std::optional<std::uint64_t>>(1);
    heads.stamp = kept.get<std::optional<std::uint64_t>>(2);
    return heads;
}

void remember_head(Database& db, const Head& head, std::int64_t beyond) {
    const auto last = find_row(db, row_id(head.no, head.upto));
    db.cached(
          "INSERT OR REPLACE INTO derived.folded (no, device, upto, beyond, mark) "
          "VALUES (?, cast(? AS BLOB), ?, ?, ?)")
        .bind(head.no, head.id, head.upto, beyond, last ? mark_of_head(*last) : 0)
        .run();
}

std::int64_t rows_after(Database& db, const Head& device) {
    Statement count = db.cached("SELECT count(*) FROM main.log WHERE id > ? AND id < ?");
    count.bind(row_id(device.no, device.upto), row_id(device.no + 1, 0)).step();
    return count.get<std::int64_t>(0);
}

}  // namespace store
