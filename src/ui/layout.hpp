// Blocks within blocks: paragraphs in items of lists in quotes. Each level says what its lines
// begin with; blocks of one level are parted by an empty line unless the level is tight.
#pragma once

#include "ui/wrap.hpp"

#include <optional>

namespace ui {

class Layout {
public:
    Layout(const Look& look, int indent);

    // To be called before each block, and by the open functions.
    void start_block();

    // Writes text, or part of a block.
    void write(const Line& text, Break where = Break::words);

    void open_quote();
    void open_code();
    // Its items begin with the marker, or, where there is a first number, with a number and it.
    void open_list(bool tight, char marker, std::optional<unsigned> first_number = std::nullopt);
    void open_item();
    void close();

    // The columns left for text.
    int room() const;

    Lines take() { return std::move(lines_); }

private:
    struct Level {
        Prefix prefix;
        bool tight = false;
        char marker = 0;                        // of a list
        std::optional<unsigned> next_number{};  // of an ordered list
        bool filled = false;                    // has a block already
    };
    Prefix prefix() const;
    void open(const Line& first, const Line& rest, bool tight);

    Look look_;
    std::vector<Level> levels_;
    Lines lines_;
};

}  // namespace ui
