// The command line: what was asked for, in the grammar that the table of commands gives. CLI11
// stands behind it, and nothing else includes that.
#pragma once

#include "cli/command_table.hpp"
#include "cli/commands.hpp"

#include <string>
#include <vector>

namespace cli {

// What was asked for.
struct CommandLine {
    const Command* command;  // ebb itself where none was named
    OwnedOptions options;    // as the command takes them
    CommonOptions common;
};

// The words after `ebb`. Throws UsageError.
CommandLine parse(const std::vector<std::string>& words);

// Whether a pager should show what is printed.
bool is_long(const CommandLine& line);

// Which of the words after `ebb` names the command: the first that is no option, nor the value of
// one. Their number where none does.
std::size_t place_of_command(const std::vector<std::string>& words);

}  // namespace cli
