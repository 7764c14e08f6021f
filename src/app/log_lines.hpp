// The log as lines of JSON: what `ebb log --json` writes, and what a merge reads again.
#pragma once

#include "store/history/branches.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace app {

std::string log_line(const store::LogEntry& entry);

// A line is no row of a log; which, and what is wrong with it, is in the sentence.
struct BadLine : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The rows of such lines, whatever else they tell. `name` is the file's, for the sentence.
std::vector<store::Branch> read_log_lines(std::string_view lines, const std::string& name);

}  // namespace app
