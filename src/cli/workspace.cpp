#include "cli/workspace.hpp"

namespace cli {

Workspace::Workspace(Context& with, store::Use use, Decks decks)
    : app::Workspace(with, use, decks,
                     [&with](const std::string& news) {
                         with.err.remark("ebb: " + news);
                         with.err.flush();
                     }),
      context(with) {
    context.is_open = true;
}

}  // namespace cli
