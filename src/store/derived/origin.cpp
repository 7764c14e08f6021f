#include "store/derived/origin.hpp"

#include "base/numbers/hash.hpp"
#include "base/system/file_stamp.hpp"
#include "store/history/row_id.hpp"
#include "store/transaction.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace store {
namespace {

std::uint64_t stamp_of(const std::string& path) {
    const base::FileStamp file = base::file_stamp(path);
    return base::hash64(fmt::format("{}|{}|{}|{}|{}", file.number.device, file.number.inode,
                                    file.size, file.mtime_ns, file.ctime_ns));
}

}  // namespace

bool is_as_left(const Files& files) {
    try {
        Database derived(files.derived, Access::write);
        Statement kept = derived.prepare("SELECT value FROM state WHERE key = 'stamp'");
        return kept.step() && kept.get<std::uint64_t>(0) == stamp_of(files.history);
    } catch (const Error&) {
        return false;
    }
}

Origin::Finding Origin::look(const Heads& heads) {
    stamp_ = stamp_of(history_);
    const bool agrees = std::all_of(heads.devices.begin(), heads.devices.end(),
                                    [](const Head& device) { return device.agrees; });
    if (!agrees || !heads.all_there) return Finding::other;
    const bool was_folded = std::any_of(heads.devices.begin(), heads.devices.end(),
                                        [](const Head& device) { return device.known; });
    if (heads.stamp == stamp_ || !was_folded) return Finding::same;
    return rows_and_names_agree() ? Finding::touched : Finding::other;
}

// Rows behind a gap are known by their number alone, and as many others may stand there.
bool Origin::rows_and_names_agree() {
    if (db_.cached("SELECT 1 FROM derived.folded WHERE beyond > 0").found()) return false;
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
