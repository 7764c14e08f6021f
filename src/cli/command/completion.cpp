// ebb completion SHELL: the script that a shell is to source.
#include "cli/commands.hpp"
#include "cli/completion_script.hpp"

namespace cli {

int completion(Context& context, const CompletionOptions& options) {
    context.out.exact(completion_script(options.shell).value());
    return Exit::done;
}

}  // namespace cli
