// Several texts in one column: one a line.
#pragma once

#include "base/text/cut.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <string_view>
#include <vector>

namespace store {

inline std::string one_a_line(const std::vector<std::string>& texts) {
    return fmt::format("{}", fmt::join(texts, "\n"));
}

inline std::vector<std::string> lines_of(std::string_view text) {
    const auto lines = base::lines_of(text);
    return {lines.begin(), lines.end()};
}

}  // namespace store
