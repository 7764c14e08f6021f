// Every row of a history that can still be read, into another one: also where pages of the table
// that holds it, of another table or of an index are damaged.
//
// 1. Only what SQLite calls corrupt, or no database, is damage; anything else is an Error.
// 2. A row stands for itself with its card's name, its device and its detail. Names and devices are
//    read from their indexes too. One whose name or device is lost could belong to anybody: it is
//    counted with those that cannot be read. So is one that says nothing without its detail; an
//    answer is taken without it.
// 3. Afterwards each row that was read stands in the other history, or there is an Error.
#pragma once

#include "store/database.hpp"
#include "store/history/row.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace store {

struct Salvaged {
    std::int64_t added = 0;
    std::int64_t lost = 0;  // rows known to be there that could not be read, and stand nowhere else
    bool is_whole = true;   // nothing was damaged
    std::vector<Row> differing;  // those that the other history has otherwise, as they are here
};

// `size` is that of the old file. Inside the caller's transaction on the other one.
Salvaged salvage(Database& old, std::uint64_t size, Database& into);

}  // namespace store
