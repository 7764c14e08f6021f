// Text that may reach a terminal. Deck files, file names, tags, imported data and rows of the
// database are written by others; a terminal obeys what it is sent. So nothing but a SafeText is
// ever shown, and a SafeText is made in two ways only: from untrusted bytes, which are sanitised,
// or from a literal of this program, which is checked by the compiler.
//
// A SafeText is well-formed UTF-8. It holds no control character but '\n', no C1 character, no
// bidirectional control but LRM, RLM and ALM, no tag and no noncharacter, and on no character more
// marks than any script needs. What had to go is shown in its place ("^[", "\x9b", "<U+202E>").
// Sanitising a second time changes nothing.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

// A literal of this program, found harmless when it was compiled: "of "_safe.
class SafeLiteral {
public:
    constexpr std::string_view view() const { return text_; }

private:
    friend consteval SafeLiteral operator""_safe(const char* text, std::size_t size);
    explicit constexpr SafeLiteral(std::string_view text) : text_(text) {}

    std::string_view text_;
};

consteval SafeLiteral operator""_safe(const char* text, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool c1 = byte == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if ((byte < 0x20 && byte != '\n') || byte == 0x7F || c1)
            throw "a literal shown to people holds no control characters";
    }
    return SafeLiteral({text, size});
}

class SafeText {
public:
    SafeText() = default;
    SafeText(SafeLiteral literal) : text_(literal.view()) {}  // NOLINT: implicit, it is safe

    // Tabs become spaces up to the next multiple of four, as Markdown counts them.
    static SafeText from(std::string_view untrusted);

    // The same; `places`, bytes of the untrusted text in rising order, become those of the safe one
    // and lie between its characters.
    static SafeText from(std::string_view untrusted, std::vector<std::size_t>& places);

    // The same on one line: newlines become single spaces, and none stand at the ends.
    static SafeText line(std::string_view untrusted);

    // The same of what may name files: bytes that are no UTF-8 are shown as "\xf6".
    static SafeText sentence(std::string_view untrusted);

    // A name or path alone: in it newlines are shown as well.
    static SafeText name(std::string_view untrusted);

    std::string_view view() const { return text_; }
    bool empty() const { return text_.empty(); }

    // Some of its bytes; both ends must lie between characters.
    SafeText part(std::size_t offset, std::size_t size) const;

    SafeText& operator+=(const SafeText& more);
    bool operator==(const SafeText&) const = default;

private:
    std::string text_;
};

SafeText operator+(SafeText left, const SafeText& right);
SafeText repeated(const SafeText& text, int times);

// What a terminal without Unicode can show of it: plain letters for accented ones, "..." for an
// ellipsis and the like, '?' for the rest.
SafeText to_ascii(const SafeText& text);

}  // namespace ui
