// Which rows of the log do not count: those that were taken back, and those brought from elsewhere
// that no standing import row covers. An undo row names another by device, sequence and what it
// says; rows arrive in whatever order, and what is void follows from the set of them alone. All of
// it inside the caller's transaction.
#pragma once

#include "core/schedule/fold.hpp"
#include "store/database.hpp"
#include "store/history/row_id.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Voids {
public:
    explicit Voids(Database& db) : db_(db) {}

    bool contain(RowId row);
    // A row when it arrives. Returns the rows that are void now and were not, or the other way
    // round.
    std::set<RowId> learn(RowId row, core::RowKind kind, std::string_view device_hex);

    // From the history alone, whatever is kept.
    void make_anew();

private:
    struct Undo {
        RowId row = 0;
        std::optional<std::uint64_t> mark;  // of the row that is meant
    };
    struct Named {
        std::string device;
        std::int64_t sequence = 0;
    };
    std::optional<Named> remember_undo(RowId undo_row);
    void remember_import(RowId import_row);
    std::vector<Undo> undos_of(const Named& row);
    // That row on each branch of the device.
    std::vector<RowId> rows_of(const Named& row);
    std::vector<RowId> meant_by(const Undo& undo, const std::vector<RowId>& rows);
    std::set<RowId> taken_back(const Named& named, const std::vector<RowId>& rows);
    bool is_covered(const Named& brought);
    bool has_brought(RowId row);
    std::set<RowId> settle(const Named& named);
    // The rows that the import row brought.
    std::set<RowId> settle_brought(RowId import_row);

    Database& db_;
};

}  // namespace store
