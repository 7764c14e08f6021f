#include "cli/completion_script.hpp"

#include "base/text/names.hpp"

namespace cli {
namespace {

constexpr base::Name<std::string_view> scripts[] = {
#include "completions.inc"
};

}  // namespace

std::optional<std::string_view> completion_script(std::string_view shell) {
    return base::value_of(scripts, shell);
}

std::vector<std::string_view> completed_shells() {
    return base::names_of(scripts);
}

}  // namespace cli
