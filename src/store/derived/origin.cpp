#include "store/derived/origin.hpp"

#include "base/numbers/hash.hpp"
#include "base/system/file_stamp.hpp"

#include <fmt/format.h>

namespace store {
namespace {

std::uint64_t stamp_of(const std::string& path) {
    const base::FileStamp file = base::file_stamp(path);
    return base::hash64(fmt::format("{}|{}|{}|{}|{}", file.number.device, file.number.inode,
                                    file.size, file.mtime_ns, file.ctime_ns));
}

}  // namespace

std::int64_t mark_of(Database& db, RowId row) {
    Statement said = db.cached(
        "SELECT printf('%d|%d|%d|%d|%d|%d|%s', at, zone, day, kind, took, shift, name.key) "
        "FROM main.log LEFT JOIN main.name ON name.no = log.card WHERE log.id = ?");
    if (!said.bind(row).step()) return 0;
    return static_cast<std::int64_t>(base::hash64(said.get<std::string_view>(0)));
}

Origin::Finding Origin::look() {
    stamp_ = stamp_of(history_);
    if (!last_rows_agree()) return Finding::other;
    const bool same_stamp =
        db_.cached("SELECT 1 FROM derived.state WHERE key = 'stamp' AND value = ?")
            .bind(stamp_)
            .found();
    if (same_stamp) return Finding::same;
    return rows_and_names_agree() ? Finding::touched : Finding::other;
}

bool Origin::last_rows_agree() {
    Statement folded = db_.cached(
        "SELECT f.no, f.upto, f.mark, d.no FROM derived.folded f "
        "LEFT JOIN main.device d ON d.id = f.device");
    while (folded.step()) {
        const auto no = folded.get<std::int64_t>(0);
        if (folded.get<std::optional<std::int64_t>>(3) != no) return false;
        const RowId last = row_id(no, folded.get<std::int64_t>(1));
        if (mark_of(db_, last) != folded.get<std::int64_t>(2)) return false;
    }
    return true;
}

bool Origin::rows_and_names_agree() {
    Statement folded = db_.cached("SELECT no, upto FROM derived.folded");
    Statement rows = db_.cached("SELECT count(*) FROM main.log WHERE id > ? AND id <= ?");
    while (folded.step()) {
        const auto no = folded.get<std::int64_t>(0);
        const auto upto = folded.get<std::int64_t>(1);
        rows.bind(row_id(no, 0), row_id(no, upto)).step();
        if (rows.get<std::int64_t>(0) != upto) return false;
    }
    return !db_.cached(
                   "SELECT 1 FROM derived.card LEFT JOIN main.name ON name.no = card.name "
                   "WHERE card.name IS NOT NULL AND name.key IS NOT card.key")
                .found();
}

void Origin::remember() {
    db_.cached("INSERT OR REPLACE INTO derived.state (key, value) VALUES ('stamp', ?)")
        .bind(stamp_)
        .run();
}

void Origin::leave() noexcept {
    try {
        db_.run("PRAGMA main.wal_checkpoint(PASSIVE)");
        Transaction transaction(db_, Transaction::Scope::derived);
        stamp_ = stamp_of(history_);
        remember();
        transaction.commit();
    } catch (const Error&) {
        return;
    }
}

}  // namespace store
