// A line being typed on a terminal in raw mode: its text, and the bytes that bring what stands on
// the screen up to date. A line longer than the screen shows its end.
#pragma once

#include "ui/look.hpp"

#include <string>
#include <string_view>

namespace ui {

class TypedLine {
public:
    explicit TypedLine(std::string text) : text_(std::move(text)) {}

    const std::string& text() const { return text_; }

    void add(char32_t code);
    // What was pasted, as one line: breaks between its lines become spaces, none stand at its end.
    void add(std::string_view pasted);
    // Takes back the last character, with all its marks.
    void take_back();
    void clear() { text_.clear(); }

    // What to write so that the screen shows the text as it is now.
    std::string update(const Look& look);
    // The same on a line that is empty.
    std::string draw(const Look& look);

private:
    std::string text_;
    std::string shown_;  // what of it stands on the screen
};

}  // namespace ui
