#include "app/edit/refuse.hpp"

#include <fmt/format.h>

namespace app {

void refuse(const std::string& path, std::string_view why) {
    throw EditRefused(fmt::format("{}: {}; nothing was written", path, why));
}

void must_be_fine(const std::error_code& error, const std::string& path, std::string_view act) {
    if (error) refuse(path, fmt::format("it cannot be {}: {}", act, error.message()));
}

}  // namespace app
