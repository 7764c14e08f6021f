#include "app/editor.hpp"

#include "app/places.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

namespace app {
namespace {

// The program's name without its folder and options.
std::string program_of(const std::string& editor) {
    const std::string first = editor.substr(0, editor.find(' '));
    return std::filesystem::path(first).filename().string();
}

template <std::size_t N>
bool is_one_of(const std::string& name, const std::array<const char*, N>& names) {
    for (const char* one : names)
        if (name == one) return true;
    return false;
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
    if (is_one_of(program, goto_option)) {
        command.insert(command.end(), {"--wait", "--goto", fmt::format("{}:{}", path, line)});
    } else if (is_one_of(program, colon_line)) {
        command.push_back(fmt::format("{}:{}", path, line));
    } else {
        if (is_one_of(program, plus_line)) command.push_back(fmt::format("+{}", line));
        command.push_back(path);
    }
    return command;
}

int run_editor(const std::string& path, int line) {
    std::vector<std::string> command = editor_command(preferred_editor(), path, line);
    std::vector<char*> arguments;
    for (auto& word : command) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t child = ::fork();
    if (child < 0) return -1;
    if (child == 0) {
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace app
