// Which rows of the log are taken back. An undo row names another by device, sequence and what it
// says, in whatever order they arrive: the one it names may come later, or never. What is void
// follows from the set of rows alone. All of it inside the caller's transaction.
#pragma once

#include "store/database.hpp"
#include "store/history/row_id.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Undos {
public:
    explicit Undos(Database& db) : db_(db) {}

    bool is_void(RowId row);
    // An undo row, and a row that is none, when they arrive. Both return the rows that are void now
    // and were not, or the other way round.
    std::set<RowId> learn(RowId undo_row);
    std::set<RowId> meet(std::string_view device_hex, std::int64_t sequence);

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
    std::optional<Named> remember(RowId undo_row);
    std::vector<Undo> undos_of(std::string_view device_hex, std::int64_t sequence);
    // That row on each branch of the device.
    std::vector<RowId> rows_of(std::string_view device_hex, std::int64_t sequence);
    std::vector<RowId> meant_by(const Undo& undo, const std::vector<RowId>& rows);

    Database& db_;
};

}  // namespace store
