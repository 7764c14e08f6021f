// Numbers that people write as words.
#pragma once

#include <string>
#include <string_view>

namespace core {

// "forty-five to sixty minutes" as "45 to 60 minutes"; from zero to ninety-nine, in English.
std::string with_numbers_in_digits(std::string_view text);

}  // namespace core
