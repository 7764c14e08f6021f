// A text and stretches of it that stand out: plain data for whoever shows it. The text reads well
// without its marks too, and no mark is a character in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace core {

struct Mark {
    enum class Kind : std::uint8_t {
        gap,    // stands for what is hidden: "[...]", or "[hint?]"
        answer  // what was hidden
    };
    Kind kind = Kind::gap;
    std::size_t begin = 0;  // bytes
    std::size_t size = 0;

    bool operator==(const Mark&) const = default;
};

struct MarkedText {
    std::string text;
    std::vector<Mark> marks;  // in the order of the text; none overlaps another

    bool operator==(const MarkedText&) const = default;
};

}  // namespace core
