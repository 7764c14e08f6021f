// Another process that holds the lock of a history, until it is killed.
#pragma once

#include "store/history/lock.hpp"

#include <csignal>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

class AnotherHolder {
public:
    using Hold = store::Lock::Hold;
    enum class Kind { command, window };

    // It has the lock when this returns.
    AnotherHolder(const std::string& history, Hold hold, Kind kind) {
        int ready[2];
        if (::pipe(ready) != 0) throw std::runtime_error("pipe");
        child_ = ::fork();
        if (child_ == 0) {
            store::Lock lock(history, hold, "review");
            if (kind == Kind::window) lock.mark_review();
            if (::write(ready[1], "x", 1) != 1) ::_exit(1);
            ::pause();
            ::_exit(0);
        }
        ::close(ready[1]);
        char byte = 0;
        const bool is_ready = ::read(ready[0], &byte, 1) == 1;
        ::close(ready[0]);
        if (!is_ready) throw std::runtime_error("another process did not get the lock");
    }
    ~AnotherHolder() { kill(); }
    AnotherHolder(const AnotherHolder&) = delete;
    AnotherHolder& operator=(const AnotherHolder&) = delete;

    pid_t process() const { return child_; }
    void kill() {
        if (child_ > 0) {
            ::kill(child_, SIGKILL);
            ::waitpid(child_, nullptr, 0);
        }
        child_ = 0;
    }

    // A running review.
    static AnotherHolder window(const std::string& history) {
        return {history, Hold::shared, Kind::window};
    }

private:
    pid_t child_ = 0;
};
