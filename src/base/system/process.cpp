#include "base/system/process.hpp"

#include "base/system/descriptor.hpp"
#include "base/system/io.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace base {
namespace {

constexpr int no_such_program = 127;
constexpr int ended_by_signal = 128;

void do_nothing(int) {}

// Lets pass by, for a scope, the signals that are for another program. Through a handler, for the
// other program would inherit that they are ignored. What was ignored before stays so.
class Deaf {
public:
    Deaf() {
        struct sigaction nothing {};
        nothing.sa_handler = do_nothing;
        nothing.sa_flags = SA_RESTART;
        for (std::size_t i = 0; i < signals.size(); ++i) {
            ::sigaction(signals[i], nullptr, &before_[i]);
            if (before_[i].sa_handler != SIG_IGN) ::sigaction(signals[i], &nothing, nullptr);
        }
    }
    ~Deaf() {
        for (std::size_t i = 0; i < signals.size(); ++i)
            ::sigaction(signals[i], &before_[i], nullptr);
    }
    Deaf(const Deaf&) = delete;
    Deaf& operator=(const Deaf&) = delete;

private:
    static constexpr std::array signals{SIGINT, SIGQUIT};
    std::array<struct sigaction, signals.size()> before_{};
};

// In the child.
[[noreturn]] void become(std::vector<std::string> command, const Descriptor& input) {
    if (input.is_open()) ::dup2(input.get(), STDIN_FILENO);
    std::vector<char*> arguments;
    for (std::string& word : command) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(no_such_program);
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return 0;  // nobody is told where CHLD is ignored
    return WIFEXITED(status) ? WEXITSTATUS(status) : ended_by_signal + WTERMSIG(status);
}

int run(const std::vector<std::string>& command, const Descriptor& input) {
    const Deaf deaf;
    const pid_t child = ::fork();
    if (child < 0) return -1;
    if (child == 0) become(command, input);
    return wait_for(child);
}

}  // namespace

int run_program(const std::vector<std::string>& command) {
    return run(command, {});
}

// In memory and no pipe: how far it was read can be told afterwards, and nobody waits for a reader
// who has left.
Fed feed_program(const std::vector<std::string>& command, std::string_view input) {
    const Descriptor file(::memfd_create("input", MFD_CLOEXEC));
    const bool is_ready =
        file.is_open() && !write_all(file.get(), input) && ::lseek(file.get(), 0, SEEK_SET) == 0;
    if (!is_ready) return {-1, false};
    const int code = run(command, file);
    return {code, ::lseek(file.get(), 0, SEEK_CUR) > 0};
}

}  // namespace base
