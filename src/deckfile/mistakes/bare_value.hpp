// Values that stand without quotes as people write them elsewhere: "86,400", "True", "02.01.2026".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace deckfile {

// What is to be written for a value of this key that TOML does not know; nothing where the value
// is legal or where nothing more can be said than that it is not.
std::optional<std::string> bare_value_mistake(std::string_view key, std::string_view written);

}  // namespace deckfile
