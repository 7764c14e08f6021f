// The texts of a note that stand in its file as they read, found without a parser, which takes a
// hundred times as long: for who looks through many notes.
#pragma once

#include <optional>
#include <string_view>

namespace deckfile {

// The slice must be one that read_note() reads without a complaint, its ASCII letters perhaps in
// lower case. What is given are whole texts of that note, of a question, its answers (also wrong
// ones), hints and why. A text written with escapes is left out, and a key of several words ends
// them all: what is not given may be there all the same.
class PlainTexts {
public:
    explicit PlainTexts(std::string_view slice);

    std::optional<std::string_view> next();

    // Under which the text stands that was given last.
    std::string_view key() const { return key_; }

private:
    void skip_gaps();
    void skip_line();
    void enter();
    void enter_entry();
    std::optional<std::string_view> take_string();

    std::string_view rest_;
    std::string_view key_;  // that was read last
    bool in_value_ = false;
    bool in_list_ = false;
};

}  // namespace deckfile
