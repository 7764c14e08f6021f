#include "cli/completion_script.hpp"

namespace cli {
namespace {

struct Script {
    std::string_view shell;
    std::string_view text;
};

constexpr Script scripts[] = {
#include "completions.inc"
};

}  // namespace

std::optional<std::string_view> completion_script(std::string_view shell) {
    for (const Script& script : scripts)
        if (script.shell == shell) return script.text;
    return std::nullopt;
}

std::vector<std::string_view> completed_shells() {
    std::vector<std::string_view> shells;
    for (const Script& script : scripts) shells.push_back(script.shell);
    return shells;
}

}  // namespace cli
