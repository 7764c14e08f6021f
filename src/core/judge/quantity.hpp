// Numbers as people write them, with or without a unit: "86,400", "~2.5 TB", "10K/min", "$5M".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

// Reads an estimate and gives it in the note's unit. A number with an optional sign, '.' before
// decimals, '_' or ',' between thousands and an exponent; "~" or "about" before it; a multiplier
// (K, million, bn) and a unit behind it, either of which may be left out; the number may be a word
// up to ninety-nine. Nothing where it is none, is not finite, or cannot be expressed in that unit.
// Quick whatever the text.
std::optional<double> parse_estimate(std::string_view text, std::string_view unit);

// A text that is one quantity and nothing else: "30 days", "1,000", "3 replicas".
struct Quantity {
    double value = 0;
    std::string unit;         // to read an estimate of it by; may be empty
    bool known_unit = false;  // one that measures something, not just a word
};
std::optional<Quantity> read_quantity(std::string_view text);

}  // namespace core
