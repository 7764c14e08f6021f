// What is wrong with the words of a command line, said by name and with what was probably meant.
#pragma once

#include "cli/command_table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cli {

// No command is called like the word at that place. Throws UsageError, a whole sentence.
[[noreturn]] void complain_of_unknown(const std::vector<std::string>& words, std::size_t place);

// A word that the command has no use for: an option that it does not know, or one argument too
// many. Throws UsageError; way_to_help() is to follow it, as it is below.
[[noreturn]] void complain_of_extra(const Command& command, std::string_view word);

// Throws UsageError where a switch is given a value, as in `--json=1`.
void complain_of_valued_switch(const Command& command, const std::vector<std::string>& words);

// That the command lacks an argument which it cannot do without.
[[noreturn]] void complain_of_missing(const Command& command, const Option& argument);

// That the option which is the last word lacks its value.
std::string missing_value(const Command& command, std::string_view last_word);

// "`ebb due --help` shows what is understood."
std::string way_to_help(const Command& command);

// The option of the command, or of all commands, that has this name; nothing where there is none.
const Option* option_named(const Command& command, std::string_view name);

}  // namespace cli
