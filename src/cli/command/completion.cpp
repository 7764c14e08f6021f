// ebb completion SHELL: the script that a shell is to source.
#include "cli/commands.hpp"

namespace cli {
namespace {

struct Script {
    std::string_view name;
    std::string_view text;
};

constexpr Script scripts[] = {
#include "completions.inc"
};

}  // namespace

int completion(Context& context, const CompletionOptions& options) {
    for (const Script& script : scripts)
        if (script.name == options.shell) context.out.exact(script.text);
    return Exit::done;
}

}  // namespace cli
