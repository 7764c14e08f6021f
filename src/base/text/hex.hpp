// Bytes as they are written for people and in JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

// Two lower-case digits a byte.
std::string to_hex(std::string_view bytes);
// The bytes again; nothing where it is no such text.
std::optional<std::string> from_hex(std::string_view digits);

}  // namespace base
