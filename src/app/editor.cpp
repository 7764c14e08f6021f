#include "app/editor.hpp"

#include "app/places.hpp"
#include "base/contains.hpp"
#include "base/system/process.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <unistd.h>

namespace app {
namespace {

// The program's name without its folder and options.
std::string program_of(const std::string& editor) {
    const std::string first = editor.substr(0, editor.find(' '));
    return std::filesystem::path(first).filename().string();
}

}  // namespace

std::string preferred_editor() {
    for (const char* name : {"EBB_EDITOR", "VISUAL", "EDITOR"})
        if (const auto value = environment(name)) return *value;
    for (const char* path : {"/usr/bin/sensible-editor", "/usr/bin/editor"})
        if (::access(path, X_OK) == 0) return path;
    return "vi";
}

std::vector<std::string> editor_command(const std::string& editor, const std::string& path,
                                        int line) {
    const std::string program = program_of(editor);
    static constexpr std::array goto_option{"code", "codium", "cursor", "code-insiders"};
    static constexpr std::array colon_line{"hx", "helix", "zed", "subl"};
    static constexpr std::array plus_line{"vi",    "vim",   "nvim",        "view",
                                          "nano",  "emacs", "emacsclient", "micro",
                                          "kak",   "joe",   "ed",          "sensible-editor",
                                          "editor"};
    // The shell splits the editor's own words, and nothing else.
    std::vector<std::string> command{"/bin/sh", "-c", "exec " + editor + " \"$@\"", program};
    if (base::contains(goto_option, program)) {
        command.insert(command.end(), {"--wait", "--goto", fmt::format("{}:{}", path, line)});
    } else if (base::contains(colon_line, program)) {
        command.push_back(fmt::format("{}:{}", path, line));
    } else {
        if (base::contains(plus_line, program)) command.push_back(fmt::format("+{}", line));
        command.push_back(path);
    }
    return command;
}

int run_editor(const std::string& path, int line) {
    return base::run_program(editor_command(preferred_editor(), path, line));
}

std::string failed_editor(int code) {
    return fmt::format("the editor `{}` ended with {}; set VISUAL or EDITOR to another",
                       preferred_editor(), code);
}

}  // namespace app
