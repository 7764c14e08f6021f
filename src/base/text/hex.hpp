// Bytes as they are written for people and in JSON.
#pragma once

#include <string>
#include <string_view>

namespace base {

// Two lower-case digits a byte.
std::string to_hex(std::string_view bytes);

}  // namespace base
