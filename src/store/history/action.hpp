// An action: the rows that one command or key wrote in one transaction, which undo takes back as
// one. Its first row tells how many there are. Some may be lost: those that stand are still taken
// back at once, and with them what a merge brought of the lost ones, on another branch of the
// device. Where the first row is lost, or what it told, they are known by their instant.
#pragma once

#include "store/database.hpp"
#include "store/history/row.hpp"

#include <vector>

namespace store {

// Rows of one action, oldest first.
using Action = std::vector<Row>;

// Of the action that a row belongs to what is there and has not been taken back; empty where
// nothing is.
Action standing_action_of(Database& db, RowId member);

}  // namespace store
