// Why a deck is not written into, as a sentence: what all who write into decks say alike.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace app {

struct EditRefused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// "PATH: why; nothing was written".
[[noreturn]] void refuse(const std::string& path, std::string_view why);

// Refuses where there is an error: "PATH: it cannot be ACT: why".
void must_be_fine(const std::error_code& error, const std::string& path, std::string_view act);

}  // namespace app
