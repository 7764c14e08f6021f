#include "store/derived/origin.hpp"

#include "base/numbers/hash.hpp"
#include "base/system/file_stamp.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

namespace store {
namespace {

std::uint64_t stamp_of(const std::string& path) {
    const base::FileStamp file = base::file_stamp(path);
    return base::hash64(fmt::format("{}|{}|{}|{}|{}", file.number.device, file.number.inode,
                                    file.size, file.mtime_ns, file.ctime_ns));
}

// What a row of the log says, without local numbers.
constexpr std::string_view said =
    "printf('%d|%d|%d|%d|%d|%d|%s', log.at, log.zone, log.day, log.kind, log.took, log.shift, "
    "name.key)";

std::int64_t mark_from(std::string_view text) {
    return static_cast<std::int64_t>(base::hash64(text));
}

}  // namespace

std::int64_t mark_of(Database& db, RowId row) {
    Statement found = db.cached(fmt::format(
        "SELECT {} FROM main.log LEFT JOIN main.name ON name.no = log.card WHERE log.id = ?",
        said));
    return found.bind(row).step() ? mark_from(found.get<std::string_view>(0)) : 0;
}

Origin::Finding Origin::look() {
    stamp_ = stamp_of(history_);
    const Seen seen = look_at_last_rows();
    if (!seen.last_rows_agree) return Finding::other;
    if (seen.stamp == stamp_) return Finding::same;
    return rows_and_names_agree() ? Finding::touched : Finding::other;
}

// In one statement: each command pays for it.
Origin::Seen Origin::look_at_last_rows() {
    Statement devices = db_.cached(fmt::format(
        "SELECT (SELECT value FROM derived.state WHERE key = 'stamp'), f.no = d.no, f.mark, "
        "log.id IS NOT NULL, {} FROM derived.folded f LEFT JOIN main.device d ON d.id = f.device "
        "LEFT JOIN main.log ON log.id = {} + f.upto LEFT JOIN main.name ON name.no = log.card",
        said, sql::before_rows_of("f.no")));
    Seen seen;
    while (devices.step()) {
        seen.stamp = devices.get<std::optional<std::uint64_t>>(0);
        const auto kept = devices.get<std::int64_t>(2);
        const bool has_row = devices.get<bool>(3);
        const auto found = has_row ? mark_from(devices.get<std::string_view>(4)) : 0;
        if (!devices.get<bool>(1) || found != kept) seen.last_rows_agree = false;
    }
    return seen;
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
    Statement names = db_.cached(
        "SELECT name.key, alias.seed FROM derived.alias "
        "LEFT JOIN main.name ON name.no = alias.name");
    while (names.step())
        if (base::hash64(names.get<std::string_view>(0)) != names.get<std::uint64_t>(1))
            return false;
    return true;
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
