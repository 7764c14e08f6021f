#include "base/text/hex.hpp"

#include <charconv>

namespace base {

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(2 * bytes.size());
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        out += digits[value >> 4];
        out += digits[value & 15];
    }
    return out;
}

std::optional<std::string> from_hex(std::string_view digits) {
    if (digits.size() % 2 != 0) return std::nullopt;
    std::string out;
    for (; !digits.empty(); digits.remove_prefix(2)) {
        unsigned char byte = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + 2, byte, 16);
        if (read.ptr != digits.data() + 2) return std::nullopt;
        out += static_cast<char>(byte);
    }
    return out;
}

}  // namespace base
