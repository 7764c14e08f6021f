// Help as it is printed: the short usage of a command, a list of all there is, and whole pages.
#pragma once

#include "cli/manual/pages.hpp"
#include "ui/output.hpp"

namespace cli {

// What `ebb COMMAND --help` says: examples, the usage and the options. Nothing of a command that is
// for programs.
void show_usage(const Command& command, ui::Output& out);

void show_page(const Page& page, ui::Output& out);

}  // namespace cli
