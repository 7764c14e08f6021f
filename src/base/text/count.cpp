#include "base/text/count.hpp"

#include <fmt/format.h>

namespace base {

std::string count_text(std::int64_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

}  // namespace base
