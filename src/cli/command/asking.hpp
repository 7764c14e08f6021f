// A command that talks with who runs it.
#pragma once

#include "ui/output.hpp"

#include <string>

namespace cli {

// Whether standard input is a terminal, so that somebody can be asked.
bool can_ask();

// Asks, and takes yes for an answer; no where nobody can be asked.
bool agrees(ui::Output& err, const std::string& question);

}  // namespace cli
