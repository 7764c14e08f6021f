// Another process that marks itself as a running window, until it is killed.
#pragma once

#include "store/history/window.hpp"

#include <csignal>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

class AnotherWindow {
public:
    // Its mark is there when this returns.
    explicit AnotherWindow(const std::string& lock_file) {
        int ready[2];
        if (::pipe(ready) != 0) throw std::runtime_error("pipe");
        child_ = ::fork();
        if (child_ == 0) {
            const store::Window window(lock_file);
            if (::write(ready[1], "x", 1) != 1) ::_exit(1);
            ::pause();
            ::_exit(0);
        }
        ::close(ready[1]);
        char byte = 0;
        const bool is_ready = ::read(ready[0], &byte, 1) == 1;
        ::close(ready[0]);
        if (!is_ready) throw std::runtime_error("another window did not begin");
    }
    ~AnotherWindow() { kill(); }
    AnotherWindow(const AnotherWindow&) = delete;
    AnotherWindow& operator=(const AnotherWindow&) = delete;

    void kill() {
        if (child_ > 0) {
            ::kill(child_, SIGKILL);
            ::waitpid(child_, nullptr, 0);
        }
        child_ = 0;
    }

private:
    pid_t child_ = 0;
};
