// What derived.db keeps of a card: the columns of its memory, read and written in one place.
#pragma once

#include "core/schedule/fold.hpp"
#include "store/database.hpp"
#include "store/history/row_id.hpp"

#include <cstdint>
#include <string_view>

namespace store {

struct KeptCard {
    core::CardState state;
    core::Instant last_at{};
    RowId last_row = 0;
    std::int64_t version = 0;  // rows it has, of every kind

    bool operator==(const KeptCard&) const = default;
};

extern const std::string_view memory_columns;
// Reads these from column `first` of a row on.
KeptCard read_kept(const Statement& row, int first);

// Writes a memory to the card of that number, by this statement.
extern const std::string_view update_memory;
void write_kept(Statement& update, std::int64_t card, const KeptCard& kept);

}  // namespace store
