#include "cli/workspace.hpp"

namespace cli {

Workspace::Workspace(Context& with, store::Use use, Decks wanted)
    : app::Workspace(with, use, wanted,
                     [&with](const std::string& news) {
                         with.err.remark("ebb: " + news);
                         with.err.flush();
                     }),
      context(with) {
    context.is_open = true;
}

}  // namespace cli
