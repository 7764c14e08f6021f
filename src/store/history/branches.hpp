// What another history holds, as it is appended to this one: the rows of each branch of each
// device.
#pragma once

#include "store/history/log.hpp"

#include <string>
#include <vector>

namespace store {

struct Branch {
    std::string device;  // its random id
    core::Instant began{};
    std::vector<ForeignRow> rows;
};

// Of a history, a backup, or one of an older schema, which stays as it is: it is read from a copy,
// whose name is given. Throws Error where it is none, or is not whole.
std::vector<Branch> read_branches(const std::string& path, const std::string& copy);

// Whether the log holds every row of them that can stand in one.
bool holds_all(Log& log, const std::vector<Branch>& branches);

}  // namespace store
