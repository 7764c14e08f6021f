// The prose of the manual as it was written: src/doc/*.md and decks/README.md, built in.
#pragma once

#include <optional>
#include <string_view>

namespace cli {

// By the file's name without its extension.
std::optional<std::string_view> document(std::string_view name);

}  // namespace cli
