#include "ui/keys.hpp"

#include "base/text/unicode.hpp"

namespace ui {
namespace {

constexpr unsigned char escape = 0x1B;

constexpr std::string_view paste_begins = "200~";
constexpr std::string_view paste_ends = "\x1b[201~";
constexpr std::size_t longest_sequence = 32;

// What follows "ESC [": parameters, and a byte from '@' to '~'. The Linux console sends "ESC [ [ A"
// for F1.
std::string control_sequence(const NextByte& next) {
    auto byte = next();
    if (byte == '[') {
        next();
        return "[";
    }
    std::string sequence;
    for (; byte; byte = next()) {
        if (sequence.size() < longest_sequence) sequence += static_cast<char>(*byte);
        if (*byte >= 0x40 && *byte <= 0x7E) break;
    }
    return sequence;
}

// A lone ESC is the key; with bytes on its heels it begins what other keys send.
std::optional<Key> decode_escape(const NextByte& next) {
    auto byte = next();
    if (!byte) return Key{Key::Type::escape};
    while (byte == escape) byte = next();
    if (byte == '[' && control_sequence(next) == paste_begins) return Key{Key::Type::paste};
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
            if (first < 0x20 && first != '\t' && first != '\f') return std::nullopt;
            return decode_character(first, next);
    }
}

std::string pasted_text(const NextByte& next) {
    std::string text;
    while (!text.ends_with(paste_ends)) {
        const auto byte = next();
        if (!byte) return text;
        text += static_cast<char>(*byte);
    }
    text.resize(text.size() - paste_ends.size());
    return text;
}

}  // namespace ui
