// What is typed, without what differs between keyboards alone.
#pragma once

#include <string>
#include <string_view>

namespace core {

// Full-width characters, ligatures, and raised and lowered ones in their plain forms, case and
// accents kept: "Ｈ₂Ｏ" is "H2O", "n²" is "n2". A power of a number stays one: "10⁵" is "10^5".
std::string plain_text(std::string_view text);

}  // namespace core
