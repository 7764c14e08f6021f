// An answer as its words, to be compared with those of other texts.
#pragma once

#include "base/text/words.hpp"

#include <string_view>

namespace core {

// Without an article before the first.
base::Words answer_words(std::string_view text);

}  // namespace core
