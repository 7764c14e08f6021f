// The learner's own editor, opened at a line.
#pragma once

#include <string>
#include <vector>

namespace app {

// EBB_EDITOR, VISUAL, EDITOR, or what the system has; then the file and, in the editor's own way,
// the line. The command may hold options; the path is passed as one argument and never split.
std::vector<std::string> editor_command(const std::string& editor, const std::string& path,
                                        int line);
std::string preferred_editor();

// Runs it and waits. Returns what base::run_program does.
int run_editor(const std::string& path, int line);

// What is said where that is not 0: begins in lower case.
std::string failed_editor(int code);

}  // namespace app
