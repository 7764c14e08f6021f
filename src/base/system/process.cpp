#include "base/system/process.hpp"

#include "base/system/descriptor.hpp"
#include "base/system/io.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace base {
namespace {

constexpr int no_such_program = 127;
constexpr int ended_by_signal = 128;

void do_nothing(int) {}

// Lets pass by, for a scope, the signals that are for another program, and that which writing to
// one that is gone would raise. Through a handler, for the other program would inherit that they
// are ignored. What was ignored before stays so.
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
    static constexpr std::array signals{SIGINT, SIGQUIT, SIGPIPE};
    std::array<struct sigaction, signals.size()> before_{};
};

struct Pipe {
    Descriptor reading;
    Descriptor writing;
};

// None of its ends is open where none could be made.
Pipe make_pipe() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {};
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

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

}  // namespace

int run_program(const std::vector<std::string>& command, std::optional<std::string_view> input) {
    Pipe pipe = input ? make_pipe() : Pipe{};
    if (input && !pipe.reading.is_open()) return -1;
    const Deaf deaf;
    const pid_t child = ::fork();
    if (child < 0) return -1;
    if (child == 0) become(command, pipe.reading);
    pipe.reading.close();
    // A reader who has left has seen enough: what could not be written is no error.
    if (input) static_cast<void>(write_all(pipe.writing.get(), *input));
    pipe.writing.close();
    return wait_for(child);
}

}  // namespace base
