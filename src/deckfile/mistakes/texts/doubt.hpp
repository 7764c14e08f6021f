// What in a text is hardly meant, or cannot be.
#pragma once

#include <cstddef>
#include <string>

namespace deckfile {

struct Doubt {
    std::size_t at;  // byte of the text as it is written
    bool is_error;
    std::string message;
};

}  // namespace deckfile
