#include "cli/command/asking.hpp"

#include "app/editor.hpp"

#include <iostream>
#include <unistd.h>

namespace cli {

bool can_ask() {
    return ::isatty(STDIN_FILENO) != 0;
}

bool agrees(ui::Output& err, const std::string& question) {
    if (!can_ask()) return false;
    err.say(question + " [y/N]");
    err.flush();
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "yes";
}

bool open_editor(const std::string& path, int line, ui::Output& err) {
    const int code = app::run_editor(path, line);
    if (code != 0) err.say("ebb: " + app::failed_editor(code));
    return code == 0;
}

}  // namespace cli
