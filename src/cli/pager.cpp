#include "cli/pager.hpp"

#include "ui/terminal.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

namespace cli {
namespace {

constexpr int not_started = 126;  // from here on the shell says that it found no such program

// The usual one may be missing without a word; what the learner chose may not.
constexpr const char* usual_pager = "command -v less >/dev/null || exit 127; exec less";

// Signals that are for the pager while it runs, and for writing to one that is gone.
class Deaf {
public:
    Deaf() {
        for (std::size_t i = 0; i < signals.size(); ++i)
            before_[i] = std::signal(signals[i], SIG_IGN);
    }
    ~Deaf() { restore(); }
    Deaf(const Deaf&) = delete;
    Deaf& operator=(const Deaf&) = delete;

    void restore() const {
        for (std::size_t i = 0; i < signals.size(); ++i) std::signal(signals[i], before_[i]);
    }

private:
    static constexpr std::array signals{SIGINT, SIGQUIT, SIGPIPE};
    std::array<void (*)(int), signals.size()> before_{};
};

// In the child: never returns.
[[noreturn]] void become(const std::string& pager, int input, int other_end) {
    ::dup2(input, STDIN_FILENO);
    ::close(input);
    ::close(other_end);
    ::setenv("LESS", "FRX", 0);  // leave at once what fits a screen, show colour, clear nothing
    ::execl("/bin/sh", "sh", "-c", pager.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

}  // namespace

std::string preferred_pager() {
    for (const char* name : {"EBB_PAGER", "PAGER"})
        if (const char* value = std::getenv(name))
            return std::string_view(value) == "cat" ? "" : value;
    return usual_pager;
}

bool show_in_pager(std::string_view text) {
    const std::string pager = preferred_pager();
    std::array<int, 2> ends{};
    if (pager.empty() || ::pipe(ends.data()) != 0) return false;
    const Deaf deaf;
    const pid_t child = ::fork();
    if (child == 0) {
        deaf.restore();
        become(pager, ends[0], ends[1]);
    }
    ::close(ends[0]);
    const bool started = child > 0;
    // A reader who has left has seen enough: what could not be written is no error.
    if (started) static_cast<void>(ui::write_all(ends[1], text));
    ::close(ends[1]);
    return started && wait_for(child) < not_started;
}

}  // namespace cli
