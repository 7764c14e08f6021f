// Numbers as people write them elsewhere: in groups, with a decimal comma, a typeset minus, a
// multiplier or a unit behind them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace deckfile {

// What is to be written for a number that TOML does not know; nothing where it is legal or where
// nothing more can be said than that it is not.
std::optional<std::string> number_mistake(std::string_view written);

// The number that is surely meant, as TOML has it: 1_000_000 for "1.000.000". Nothing where it
// could be two.
std::optional<std::string> number_meant(std::string_view written);

// Whether its one mark may stand before thousands or before a fraction: "3,142", "1.000".
bool is_thousand_or_fraction(std::string_view written);

// Whether a number begins there with a sign that is none of ASCII: "−50", "≈3".
bool begins_with_typeset_sign(std::string_view written);

}  // namespace deckfile
