// The workspace of a command: what there is to say of decks and clock goes to standard error.
#pragma once

#include "app/workspace.hpp"
#include "cli/context.hpp"

namespace cli {

class Workspace : public app::Workspace {
public:
    // Opens it as app::Workspace does. From then on something may have been written.
    Workspace(Context& context, store::Use use, Decks decks = Decks::needed);

    Context& context;
};

}  // namespace cli
