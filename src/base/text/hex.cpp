#include "base/text/hex.hpp"

#include <fmt/format.h>

namespace base {

std::string to_hex(std::string_view bytes) {
    std::string out;
    for (const char byte : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return out;
}

}  // namespace base
