#include "store/backups/salvage.hpp"

#include "store/backups/readable_rows.hpp"
#include "store/fragments.hpp"
#include "store/history/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace store {
namespace {

constexpr std::int64_t least_bytes_of_a_row = 4;
constexpr std::int64_t beyond_all_names = std::int64_t{1} << 40;

struct OldDevice {
    std::string id;
    std::optional<core::Instant> began;  // lost where only the index could be read
    bool is_own = false;
};

constexpr const char* row_columns = "at, zone, day, card, kind, took, coalesce(shift, 0)";

struct OldRow {
    Row row;
    std::optional<std::int64_t> name;
};

// What such a row means is in its detail.
bool needs_detail(core::RowKind kind) {
    return kind == core::RowKind::undo || kind == core::RowKind::link ||
           kind == core::RowKind::text || kind == core::RowKind::quiz;
}

OldRow read_old_row(const Statement& from) {
    OldRow out;
    out.row.id = from.get<RowId>(0);
    out.row.moment.at = from.get<core::Instant>(1);
    out.row.moment.zone = from.get<core::Minutes>(2);
    out.row.moment.day = from.get<core::Day>(3);
    out.name = from.get<std::optional<std::int64_t>>(4);
    out.row.kind = from.get<core::RowKind>(5);
    out.row.took = from.get<std::optional<core::Milliseconds>>(6);
    out.row.shift = from.get<int>(7);
    return out;
}

// What can be read of a history, table by table.
class Remains {
public:
    Remains(Database& db, std::uint64_t size)
        : db_(db), most_(static_cast<std::int64_t>(size) / least_bytes_of_a_row) {
        read_devices();
        read_names();
        read_details();
        read_rows();
        read_row_numbers();
        read_known_rows();
        find_gaps();
    }

    std::map<std::int64_t, OldDevice> devices;
    std::unordered_map<std::int64_t, std::string> names;
    std::unordered_map<RowId, std::string> details;
    std::map<RowId, OldRow> rows;
    std::set<RowId> unread;  // known from the index, or from a gap
    bool lacks_details = false;
    bool is_whole = true;

private:
    // Whether all could be read.
    bool read(const char* table, const char* number, const char* columns,
              const std::vector<std::int64_t>& beginnings, const ReadableRows::Visit& visit) {
        bool all = false;
        try {
            ReadableRows readable(db_, table, number, columns, beginnings, most_);
            readable.each(visit);
            all = !readable.met_damage();
        } catch (const Error& error) {
            if (error.trouble != Trouble::corrupt) throw;
        }
        is_whole = is_whole && all;
        return all;
    }

    // In an index's order, up to where it is damaged, from both ends.
    void read_index(std::string_view sql, const std::function<void(const Statement&)>& visit) {
        for (const char* direction : {"", " DESC"}) {
            try {
                Statement next = db_.prepare(fmt::format("{}{} LIMIT ?", sql, direction));
                next.bind(most_);
                while (next.step()) visit(next);
                return;
            } catch (const Error& error) {
                if (error.trouble != Trouble::corrupt) throw;
                is_whole = false;
            }
        }
    }

    void read_devices() {
        const auto visit = [this](const Statement& row) {
            OldDevice device{row.get<std::string>(1), row.get<core::Instant>(2), row.get<bool>(3)};
            return devices.emplace(row.get<std::int64_t>(0), std::move(device)).second;
        };
        read("device", "no", "id, began, place IS NOT NULL", {0, beyond_all_names}, visit);
        read_index("SELECT no, id FROM device ORDER BY id", [this](const Statement& row) {
            devices.emplace(row.get<std::int64_t>(0),
                            OldDevice{row.get<std::string>(1), std::nullopt, false});
        });
        std::erase_if(devices, [](const auto& one) {
            return one.second.id.size() != device_id_size || one.first < 0;
        });
    }

    void read_names() {
        const auto visit = [this](const Statement& row) {
            return names.emplace(row.get<std::int64_t>(0), row.get<std::string>(1)).second;
        };
        read("name", "no", "key", {0, beyond_all_names}, visit);
        read_index("SELECT no, key FROM name ORDER BY key", visit);
        std::erase_if(names, [](const auto& one) { return one.second.empty(); });
    }

    void read_details() {
        lacks_details =
            !read("detail", "row", "json", beginnings_of_devices(), [this](const Statement& row) {
                return details.emplace(row.get<RowId>(0), row.get<std::string>(1)).second;
            });
    }

    void read_rows() {
        read("log", "id", row_columns, beginnings_of_devices(), [this](const Statement& row) {
            return rows.emplace(row.get<RowId>(0), read_old_row(row)).second;
        });
    }

    void read_row_numbers() {
        read_index("SELECT id FROM log ORDER BY card", [this](const Statement& row) {
            if (!rows.contains(row.get<RowId>(0))) unread.insert(row.get<RowId>(0));
        });
    }

    // A good page behind many damaged ones may have been passed over.
    void read_known_rows() {
        Statement row =
            db_.prepare(fmt::format("SELECT id, {} FROM log WHERE id = ?", row_columns));
        std::erase_if(unread, [&](RowId id) {
            try {
                if (!row.bind(id).step()) return false;
                rows.emplace(id, read_old_row(row));
                return true;
            } catch (const Error& error) {
                if (error.trouble != Trouble::corrupt) throw;
                return false;
            }
        });
    }

    // What this file wrote itself has no gaps.
    void find_gaps() {
        if (is_whole) return;
        for (const auto& [no, device] : devices) {
            auto end = rows.lower_bound(row_id(no + 1, 0));
            if (!device.is_own || end == rows.begin()) continue;
            const RowId last = std::min((--end)->first, row_id(no, most_));
            for (RowId id = row_id(no, 1); id < last; ++id)
                if (!rows.contains(id)) unread.insert(id);
        }
    }

    // Where all are lost, few are to be looked for.
    std::vector<std::int64_t> beginnings_of_devices() const {
        constexpr std::int64_t few = 2;
        const std::int64_t end = devices.empty() ? few : devices.rbegin()->first + 1;
        std::vector<std::int64_t> out;
        for (std::int64_t no = 0; no <= end; ++no) out.push_back(row_id(no, 0));
        return out;
    }

    Database& db_;
    std::int64_t most_;
};

class Salvage {
public:
    Salvage(Remains remains, Database& into)
        : remains_(std::move(remains)), into_db_(into), into_(into, 0) {}

    Salvaged run() {
        result_.is_whole = remains_.is_whole;
        std::map<std::int64_t, std::vector<ForeignRow>> by_device;
        for (auto& [id, old] : remains_.rows)
            if (auto row = whole_row(std::move(old)))
                by_device[device_of(id)].push_back({sequence_of(id), std::move(*row)});
        for (const auto& [no, rows] : by_device) take(remains_.devices.at(no), rows);
        for (const RowId id : remains_.unread) count_lost(id);
        return result_;
    }

private:
    // With all that belongs to it; nothing where that is lost.
    std::optional<Row> whole_row(OldRow old) {
        const auto name = old.name ? remains_.names.find(*old.name) : remains_.names.end();
        const auto device = remains_.devices.find(device_of(old.row.id));
        const auto detail = remains_.details.find(old.row.id);
        const bool has_name = !old.name || name != remains_.names.end();
        const bool has_sense = detail != remains_.details.end() || !remains_.lacks_details ||
                               !needs_detail(old.row.kind);
        if (!has_name || !has_sense || device == remains_.devices.end() ||
            !is_sequence(sequence_of(old.row.id))) {
            count_lost(old.row.id);
            return std::nullopt;
        }
        if (old.name) old.row.key = name->second;
        if (detail != remains_.details.end())
            old.row.detail = detail->second;
        else if (remains_.lacks_details)
            old.row.detail = detail_elsewhere(device->second.id, old.row);
        return std::move(old.row);
    }

    void count_lost(RowId id) {
        const auto device = remains_.devices.find(device_of(id));
        if (device == remains_.devices.end() || !stands_elsewhere(device->second.id, id))
            ++result_.lost;
    }

    bool stands_elsewhere(const std::string& device, RowId id) {
        return into_db_
            .cached(fmt::format("SELECT 1 FROM device JOIN log ON log.id = {} + ? WHERE device.id "
                                "= cast(? AS BLOB)",
                                sql::before_rows_of("device.no")))
            .bind(sequence_of(id), device)
            .found();
    }

    // The other history may know the same row with its detail.
    std::string detail_elsewhere(const std::string& device, const Row& row) {
        Statement found = into_db_.cached(
            fmt::format("SELECT json FROM device JOIN log ON log.id = {} + ? JOIN detail ON "
                        "detail.row = log.id WHERE device.id = cast(? AS BLOB) AND at = ? AND kind "
                        "= ?",
                        sql::before_rows_of("device.no")));
        found.bind(sequence_of(row.id), device, row.moment.at, row.kind);
        return found.step() ? found.get<std::string>(0) : std::string();
    }

    void take(const OldDevice& device, const std::vector<ForeignRow>& rows) {
        const auto began = device.began.value_or(rows.front().row.moment.at);
        result_.added += device.is_own ? into_.append_own(device.id, began, rows)
                                       : into_.append_foreign(device.id, began, rows);
        for (const ForeignRow& row : rows) expect(device.id, row);
    }

    void expect(const std::string& device, const ForeignRow& foreign) {
        Statement found =
            into_db_.cached(fmt::format("SELECT count(*) FROM device JOIN log ON log.id = {} + ? "
                                        "WHERE device.id = cast(? AS BLOB)",
                                        sql::before_rows_of("device.no")));
        found.bind(foreign.sequence, device).step();
        if (found.get<std::int64_t>(0) > 1) result_.differing.push_back(foreign.row);
        if (!into_.same_row(device, foreign.sequence, foreign.row))
            throw Error(Trouble::other,
                        fmt::format("Row {} of the file in its place can be read, and would be "
                                    "missing afterwards.",
                                    foreign.sequence));
    }

    Remains remains_;
    Database& into_db_;
    Log into_;
    Salvaged result_;
};

}  // namespace

Salvaged salvage(Database& old, std::uint64_t size, Database& into) {
    return Salvage(Remains(old, size), into).run();
}

}  // namespace store
