// What was given for an option or an argument: read, and put where it belongs.
#pragma once

#include "cli/option.hpp"

#include <string>
#include <vector>

namespace cli {

// What it takes, in words: "a whole number from 0 to 9999", "one of bash, zsh, fish", "TIME".
std::string wanted(const Option& option);

// Of what takes one value the last counts. Throws UsageError, a sentence that names the option,
// where it is none that it takes.
void put_value(const Option& option, const std::vector<std::string>& given, Options& into);

// Whether nothing was given for it, or nothing but blanks. Not for switches and numbers.
bool is_blank(const Option& option, const Options& options);

}  // namespace cli
