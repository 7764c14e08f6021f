#include "ui/keys.hpp"

#include "base/text/unicode.hpp"

#include <string>

namespace ui {
namespace {

constexpr unsigned char escape = 0x1B;

// "ESC [", parameters, and a byte from '@' to '~'. The Linux console sends "ESC [ [ A" for F1.
void skip_control_sequence(const NextByte& next) {
    auto byte = next();
    if (byte == '[') {
        next();
        return;
    }
    while (byte && (*byte < 0x40 || *byte > 0x7E)) byte = next();
}

// A lone ESC is the key; with bytes on its heels it begins what other keys send.
std::optional<Key> decode_escape(const NextByte& next) {
    auto byte = next();
    if (!byte) return Key{Key::Type::escape};
    while (byte == escape) byte = next();
    if (byte == '[') skip_control_sequence(next);
    if (byte == 'O') next();
    return std::nullopt;
}

std::size_t bytes_of_character(unsigned char first) {
    if (first < 0xC0 || first >= 0xF8) return 1;
    if (first < 0xE0) return 2;
    return first < 0xF0 ? 3 : 4;
}

Key decode_character(unsigned char first, const NextByte& next) {
    std::string bytes(1, static_cast<char>(first));
    while (bytes.size() < bytes_of_character(first)) {
        const auto byte = next();
        if (!byte) break;
        bytes += static_cast<char>(*byte);
    }
    std::string_view rest = bytes;
    return {Key::Type::character, base::take_code_point(rest).code};
}

}  // namespace

std::optional<Key> decode_key(unsigned char first, const NextByte& next) {
    constexpr unsigned char end_of_transmission = 4;
    switch (first) {
        case '\r':
        case '\n':
            return Key{Key::Type::enter};
        case '\b':
        case 0x7F:
            return Key{Key::Type::backspace};
        case end_of_transmission:
            return Key{Key::Type::end_of_input};
        case escape:
            return decode_escape(next);
        default:
            if (first < 0x20) return std::nullopt;
            return decode_character(first, next);
    }
}

}  // namespace ui
