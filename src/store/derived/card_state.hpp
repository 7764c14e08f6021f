// What derived.db keeps of a card: the columns of its memory, read and written in one place.
#pragma once

#include "core/schedule/fold.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <string_view>

namespace store {

extern const std::string_view memory_columns;
// Reads them from column `first` of a row on.
core::CardState read_state(const Statement& row, int first);

// Writes a memory to the card of that number, by this statement.
extern const std::string_view update_memory;
void write_state(Statement& update, std::int64_t card, const core::CardState& state);

}  // namespace store
