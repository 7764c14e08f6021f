// A row of the log, and what tells two of them apart.
#pragma once

#include "core/schedule/fold.hpp"
#include "core/schedule/time.hpp"
#include "store/database.hpp"
#include "store/history/row_id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace store {

// What a row says: all of it that its writer has to give.
struct NewRow {
    core::RowKind kind{};
    std::string key;  // of the card; empty: about none
    std::optional<core::Milliseconds> took;
    int shift = 0;
    std::string detail;  // a JSON object, or empty
};

// A row as it stands in the log.
struct Row : NewRow {
    RowId id = 0;
    core::Moment moment;
};

// A row that came from another file.
struct ForeignRow {
    std::int64_t sequence = 0;
    Row row;  // its id is not used
};

// Read from column `first` of a row on; from these tables.
extern const std::string_view row_columns;
extern const std::string_view row_tables;
Row read_row(const Statement& from, int first = 0);
std::optional<Row> find_row(Database& db, RowId id);

// Whether they say the same, whatever their numbers.
bool same_content(const Row& a, const Row& b);

// The same for rows brought from another program, which may be brought again in another zone.
bool same_answer(const Row& a, const Row& b);

// What a row says, but for its detail, hashed without local numbers: the same on every machine.
std::uint64_t mark_of(const Row& row);

}  // namespace store
