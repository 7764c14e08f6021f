// What is given to be merged: a history, a backup, or lines of the log; in a file, or from a pipe,
// which can be read only once.
#pragma once

#include "store/files.hpp"
#include "store/history/branches.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cli {

// "-" is standard input. Nothing where it is empty. Throws app::BadLine where it is neither a
// history nor such lines, and store::Error where it is a history that cannot be used.
std::optional<std::vector<store::Branch>> read_incoming(const std::string& path,
                                                        const store::Files& files);

// As it is told.
std::string incoming_name(const std::string& path);

}  // namespace cli
