// A command that talks with who runs it.
#pragma once

#include "ui/output.hpp"

#include <string>

namespace cli {

// Whether standard input is a terminal, so that somebody can be asked.
bool can_ask();

// Asks, and takes yes for an answer; no where nobody can be asked.
bool agrees(ui::Output& err, const std::string& question);

// Opens the learner's editor there, and waits for its end. False where it failed, which is said.
bool open_editor(const std::string& path, int line, ui::Output& err);

}  // namespace cli
