// Help as it is printed: the short usage of a command, a list of all there is, and whole pages.
#pragma once

#include "cli/manual.hpp"
#include "ui/output.hpp"

#include <string_view>

namespace cli {

// What `ebb COMMAND --help` says: examples, the usage and the options; of ebb itself where the
// command is "".
void show_usage(std::string_view command, ui::Output& out);

void show_page(const Page& page, ui::Output& out);

}  // namespace cli
