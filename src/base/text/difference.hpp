// Where a typed answer differs from the expected one, to be shown to the learner.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base {

struct Piece {
    enum class Kind : std::uint8_t { same, missing, surplus };
    Kind kind = Kind::same;
    std::string text;

    bool operator==(const Piece&) const = default;
};

// By user-perceived characters, in as few pieces as are readable; what was surplus stands before
// what was missing. The same and missing pieces spell the expected text, the same and surplus ones
// the given. Empty where the two share too little for a comparison to help, or are very long.
std::vector<Piece> difference(std::string_view given, std::string_view expected);

}  // namespace base
