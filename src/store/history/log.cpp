#include "store/history/log.hpp"

#include "base/numbers/hash.hpp"
#include "base/numbers/json.hpp"
#include "base/system/file_stamp.hpp"
#include "base/text/hex.hpp"
#include "store/fragments.hpp"
#include "store/history/branch_walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <random>
#include <set>

namespace store {
namespace {

using core::RowKind;

std::string random_id() {
    std::random_device source;
    std::string id(8, '\0');
    for (char& byte : id) byte = static_cast<char>(source());
    return id;
}

}  // namespace

std::int64_t place_of(const std::string& path) {
    const base::FileNumber file = base::file_number(path);
    if (file == base::FileNumber{}) return 0;
    std::string machine;
    std::ifstream("/etc/machine-id") >> machine;
    return static_cast<std::int64_t>(
        base::hash64(fmt::format("{}|{}|{}", machine, file.device, file.inode)));
}

void Log::begin_new_device() {
    db_.run("INSERT OR REPLACE INTO derived.state (key, value) VALUES ('new device', 1)");
    device_.reset();
}

std::int64_t Log::current_device(core::Instant now) {
    if (device_) return *device_;
    const auto begin = db_.integer("SELECT value FROM derived.state WHERE key = 'new device'");
    Statement newest = db_.prepare(
        "SELECT no, place FROM device WHERE place IS NOT NULL ORDER BY no DESC LIMIT 1");
    if (!begin && newest.step() && newest.get<std::int64_t>(1) == place_) {
        device_ = newest.get<std::int64_t>(0);
        return *device_;
    }
    if (begin) db_.run("DELETE FROM derived.state WHERE key = 'new device'");
    device_ = std::max(db_.integer("SELECT coalesce(max(no), -1) + 1 FROM device").value_or(0),
                       least_device_);
    const std::string id = random_id();
    db_.prepare(
           "INSERT INTO device (no, id, began, place) "
           "VALUES (:no, cast(:id AS BLOB), :began, :place)")
        .set(":no", *device_)
        .set(":id", id)
        .set(":began", now)
        .set(":place", place_)
        .run();
    return *device_;
}

std::int64_t Log::next_sequence(std::int64_t device) {
    Statement newest = db_.cached("SELECT max(id) FROM log WHERE id >= ? AND id < ?");
    newest.bind(row_id(device, 0), row_id(device + 1, 0)).step();
    const auto last = newest.get<std::optional<RowId>>(0);
    return last ? sequence_of(*last) + 1 : 1;
}

std::int64_t Log::name_number(std::string_view key) {
    Statement known = db_.cached("SELECT no FROM name WHERE key = ?");
    if (known.bind(key).step()) return known.get<std::int64_t>(0);
    db_.cached("INSERT INTO name (key) VALUES (?)").bind(key).run();
    return db_.last_row();
}

void Log::insert(RowId id, const core::Moment& moment, const NewRow& row) {
    std::optional<std::int64_t> name, shift;
    if (!row.key.empty()) name = name_number(row.key);
    if (row.shift != 0) shift = row.shift;
    db_.cached(
           "INSERT INTO log (id, at, zone, day, card, kind, took, shift) "
           "VALUES (:id, :at, :zone, :day, :card, :kind, :took, :shift)")
        .set(":id", id)
        .set(":at", moment.at)
        .set(":zone", moment.zone)
        .set(":day", moment.day)
        .set(":card", name)
        .set(":kind", row.kind)
        .set(":took", row.took)
        .set(":shift", shift)
        .run();
    if (!row.detail.empty())
        db_.cached("INSERT INTO detail (row, json) VALUES (?, ?)").bind(id, row.detail).run();
}

std::vector<RowId> Log::append(const std::vector<NewRow>& rows, const core::Moment& now) {
    std::vector<RowId> ids;
    const std::int64_t device = current_device(now.at);
    RowId id = row_id(device, next_sequence(device));
    for (const NewRow& row : rows) {
        insert(id, now, row);
        ids.push_back(id++);
    }
    return ids;
}

std::vector<std::int64_t> Log::branches(std::string_view device_id) {
    return branch_numbers(device_id, "true");
}

std::vector<std::int64_t> Log::own_branches(std::string_view device_id) {
    return branch_numbers(device_id, "place IS NOT NULL");
}

std::vector<std::int64_t> Log::branch_numbers(std::string_view device_id, std::string_view which) {
    Statement rows = db_.cached(fmt::format(
        "SELECT no FROM main.device WHERE id = cast(? AS BLOB) AND {} ORDER BY no", which));
    rows.bind(device_id);
    std::vector<std::int64_t> out;
    while (rows.step()) out.push_back(rows.get<std::int64_t>(0));
    return out;
}

std::int64_t Log::add_branch(std::string_view device_id, core::Instant began) {
    db_.cached(
           "INSERT INTO main.device (no, id, began) SELECT coalesce(max(no), -1) + 1, "
           "cast(? AS BLOB), ? FROM main.device")
        .bind(device_id, began)
        .run();
    return branches(device_id).back();
}

std::optional<RowId> Log::same_row(std::string_view device_id, std::int64_t sequence,
                                   const Row& row) {
    const auto same = is_brought(base::to_hex(device_id)) ? same_answer : same_content;
    for (const std::int64_t branch : branches(device_id)) {
        const auto here = find_row(db_, row_id(branch, sequence));
        if (here && same(*here, row)) return here->id;
    }
    return std::nullopt;
}

void Log::take_for_own(std::int64_t branch) {
    db_.cached("UPDATE main.device SET place = 0 WHERE no = ? AND place IS NULL")
        .bind(branch)
        .run();
}

void Log::move_to(std::int64_t place) {
    least_device_ = device_.value_or(-1) + 1;
    place_ = place;
    device_.reset();
}

int Log::append_foreign(std::string_view device_id, core::Instant began,
                        const std::vector<ForeignRow>& rows) {
    return append_rows(device_id, began, rows, Whose::others);
}

int Log::append_own(std::string_view device_id, core::Instant began,
                    const std::vector<ForeignRow>& rows) {
    return append_rows(device_id, began, rows, Whose::own);
}

int Log::append_rows(std::string_view device_id, core::Instant began,
                     const std::vector<ForeignRow>& rows, Whose whose) {
    std::vector<const ForeignRow*> in_order;
    for (const ForeignRow& foreign : rows)
        if (is_sequence(foreign.sequence)) in_order.push_back(&foreign);
    std::stable_sort(in_order.begin(), in_order.end(),
                     [](const auto* a, const auto* b) { return a->sequence < b->sequence; });
    auto known = branches(device_id);
    if (known.empty()) known.push_back(add_branch(device_id, began));
    BranchWalk walk(db_, known, is_brought(base::to_hex(device_id)) ? same_answer : same_content);
    if (whose == Whose::others)
        for (const std::int64_t own : own_branches(device_id)) walk.close(own);
    int added = 0;
    std::set<std::int64_t> reached;
    for (const ForeignRow* foreign : in_order) {
        if (!walk.finds(*foreign)) {
            const auto free = walk.free_branch(foreign->sequence);
            const std::int64_t branch = free ? *free : add_branch(device_id, began);
            insert(row_id(branch, foreign->sequence), foreign->row.moment, foreign->row);
            walk.follow(branch, *foreign);
            ++added;
        }
        reached.insert(walk.followed());
    }
    if (whose == Whose::own)
        for (const std::int64_t branch : reached) take_for_own(branch);
    return added;
}

std::optional<Action> Log::newest_standing_action() {
    Statement devices =
        db_.prepare("SELECT no FROM device WHERE place IS NOT NULL ORDER BY no DESC");
    while (devices.step()) {
        const std::int64_t device = devices.get<std::int64_t>(0);
        Statement rows = db_.prepare(
            "SELECT id, kind FROM log WHERE id >= ? AND id < ? "
            "AND id NOT IN (SELECT row FROM derived.void) ORDER BY id DESC");
        rows.bind(row_id(device, 0), row_id(device + 1, 0));
        while (rows.step())
            if (core::is_reached_by_undo(rows.get<RowKind>(1)))
                if (auto action = standing_action_of(db_, rows.get<RowId>(0)); !action.empty())
                    return action;
    }
    return std::nullopt;
}

std::vector<NewRow> Log::undo_of(const Action& action, std::string_view device_hex) {
    std::vector<NewRow> rows;
    for (const Row& row : action) {
        base::JsonObject detail;
        detail.add("device", device_hex)
            .add("sequence", sequence_of(row.id))
            .add("mark", fmt::format("{:016x}", mark_of(row)));
        rows.push_back({RowKind::undo, row.key, std::nullopt, 0, detail.text()});
    }
    return rows;
}

void Log::oldest_first(const std::optional<Condition>& of, const Visit& visit,
                       std::optional<int> last, Texts texts) {
    const std::string kept =
        texts == Texts::told ? "1" : fmt::format("log.kind <> {}", static_cast<int>(RowKind::text));
    std::string where;
    if (of)
        where = fmt::format(
            " WHERE {} AND log.card IN (SELECT alias.name FROM derived.alias JOIN derived.card "
            "ON card.no = alias.card WHERE {})",
            kept, of->sql);
    else if (last)  // the oldest of so many rows, whichever, is no newer than the last is
        where = fmt::format(
            " WHERE at >= (SELECT min(at) FROM "
            "(SELECT at FROM main.log WHERE {0} ORDER BY id DESC LIMIT {1})) AND {0}",
            kept, *last);
    else if (texts == Texts::left_out)
        where = " WHERE " + kept;
    if (last)
        where = fmt::format(
            " WHERE log.id IN (SELECT id FROM main.log{} ORDER BY at DESC, id DESC LIMIT {})",
            where, *last);
    // Sorting all rows takes longer than reading them twice.
    const bool as_numbered = !of && !last && is_in_order();
    Statement rows = db_.prepare(fmt::format(
        "SELECT {}, lower(hex(device.id)), EXISTS (SELECT 1 FROM derived.void v WHERE v.row = "
        "log.id) {} JOIN device ON device.no = {}{} ORDER BY {}log.id",
        row_columns, row_tables, sql::device_of("log.id"), where, as_numbered ? "" : "at, "));
    if (of) of->bind(rows);
    while (rows.step()) visit({read_row(rows), rows.get<std::string>(9), rows.get<bool>(10)});
}

bool Log::is_in_order() {
    Statement rows = db_.prepare("SELECT at FROM main.log ORDER BY id");
    for (auto before = std::numeric_limits<std::int64_t>::min(); rows.step();) {
        const auto at = rows.get<std::int64_t>(0);
        if (at < before) return false;
        before = at;
    }
    return true;
}

std::optional<core::Instant> Log::last_act() {
    Statement row = db_.prepare(
        fmt::format("WITH own AS (SELECT max(no) AS no FROM device WHERE place IS NOT NULL) "
                    "SELECT at FROM log WHERE {} AND kind NOT IN (:link, :text) "
                    "ORDER BY id DESC LIMIT 1",
                    sql::is_of_device("id", "(SELECT no FROM own)")));
    if (!row.set(":link", RowKind::link).set(":text", RowKind::text).step()) return std::nullopt;
    return row.get<core::Instant>(0);
}

std::vector<LogDevice> Log::devices() {
    std::vector<LogDevice> out;
    Statement rows =
        db_.prepare(fmt::format("SELECT lower(hex(id)), began, place IS NOT NULL, (SELECT count(*) "
                                "FROM main.log WHERE {} = device.no) FROM main.device ORDER BY no",
                                sql::device_of("log.id")));
    while (rows.step())
        out.push_back({rows.get<std::string>(0), rows.get<core::Instant>(1), rows.get<bool>(2),
                       rows.get<std::int64_t>(3)});
    return out;
}

Log::Later Log::acts_later_than(core::Instant at) {
    Later later;
    std::int64_t own_rows = 0;  // from the first that is later
    Statement acts = db_.prepare(
        fmt::format("SELECT log.at > ?1, device.place IS NOT NULL, log.kind FROM main.log "
                    "JOIN main.device ON device.no = {0} "
                    "WHERE log.id >= (SELECT min(id) FROM main.log WHERE at > ?1) "
                    "AND log.id NOT IN (SELECT row FROM derived.void) ORDER BY log.id",
                    sql::device_of("log.id")));
    acts.bind(at);
    while (acts.step()) {
        if (!core::is_reached_by_undo(acts.get<RowKind>(2))) continue;
        const bool is_later = acts.get<bool>(0), is_own = acts.get<bool>(1);
        if (is_later) ++(is_own ? later.own : later.merged);
        if (is_own && later.own > 0) ++own_rows;
    }
    later.since = own_rows - later.own;
    return later;
}

std::string Log::device_hex(std::int64_t device_no) {
    Statement id = db_.prepare("SELECT lower(hex(id)) FROM device WHERE no = ?");
    if (!id.bind(device_no).step()) return {};
    return id.get<std::string>(0);
}

}  // namespace store
