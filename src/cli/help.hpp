// Help on topics that are no commands.
#pragma once

#include <string_view>
#include <vector>

namespace cli {

struct Topic {
    std::string_view name;
    std::string_view summary;
    std::string_view text;
};

const std::vector<Topic>& topics();

}  // namespace cli
