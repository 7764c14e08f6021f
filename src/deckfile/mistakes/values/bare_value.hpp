// Values that stand without quotes as people write them elsewhere: "86 400", "True", "02.01.2026".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace deckfile {

// What is to be written for a value of this key that TOML does not know; nothing where the value
// is legal or where nothing more can be said than that it is not.
std::optional<std::string> bare_value_mistake(std::string_view key, std::string_view written);

// What is surely meant by such a value, as TOML has it, and how many bytes it takes the place of:
// `true` for "True", 86_400 for "86 400". Nothing where two things could be.
struct MeantValue {
    std::size_t size;
    std::string text;
};
std::optional<MeantValue> value_meant(std::string_view key, std::string_view written);

}  // namespace deckfile
