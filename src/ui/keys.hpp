// Keys, and where they come from. A review reads a Keyboard, so that a test can play one.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace ui {

struct Key {
    enum class Type {
        character,  // Tab and Ctrl-L are characters too: U'\t' and U'\f'
        paste,      // all that was pasted at one go
        enter,
        escape,
        backspace,
        end_of_input,  // Ctrl-D, or the terminal is gone
        resize,        // the terminal has another size
        resumed,       // the program was stopped and is back: the screen holds other text now
        timeout
    };
    Type type = Type::timeout;
    char32_t code = 0;   // of a character
    std::string text{};  // of a paste, as it was sent

    bool operator==(const Key&) const = default;
};

class Keyboard {
public:
    Keyboard() = default;
    Keyboard(const Keyboard&) = delete;
    Keyboard& operator=(const Keyboard&) = delete;
    virtual ~Keyboard() = default;

    // Waits for the next key, for ever if no limit is given.
    virtual Key read(std::optional<std::chrono::milliseconds> limit) = 0;

    // Forgets what was typed or pasted ahead.
    virtual void discard_typed() = 0;

    // Leaves the terminal to another program for as long as `use` runs.
    virtual void lend(const std::function<void()>& use) = 0;

    Key read() { return read(std::nullopt); }
};

// The next byte of input, or nothing if none comes at once.
using NextByte = std::function<std::optional<unsigned char>()>;

// The key that begins with this byte. Nothing where the bytes are to be ignored: the sequences of
// arrow and function keys, Alt with a key, control characters without a meaning. The text of a
// paste is still to be read then.
std::optional<Key> decode_key(unsigned char first, const NextByte& next);

// The bytes up to the mark that ends a paste. Where it never comes, all that come.
std::string pasted_text(const NextByte& next);

}  // namespace ui
