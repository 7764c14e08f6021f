// The scripts that teach shells to complete ebb's words: src/completion/*, built in.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace cli {

// By the name of the shell.
std::optional<std::string_view> completion_script(std::string_view shell);

// The shells that there are scripts for.
std::vector<std::string_view> completed_shells();

}  // namespace cli
