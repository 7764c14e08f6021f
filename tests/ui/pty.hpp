// A real pseudo-terminal with a program in it, driven without fixed sleeps: every step waits for
// what it expects.
#pragma once

#include "catch.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <string>
#include <string_view>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utility>
#include <utmp.h>

// What the modes of a terminal come to, comparable.
struct Modes {
    std::array<tcflag_t, 4> flags;
    std::array<cc_t, NCCS> characters;

    bool operator==(const Modes&) const = default;
    bool is_raw() const { return (flags[3] & (ICANON | ECHO)) == 0 && (flags[3] & ISIG) != 0; }
};

inline Modes modes_of(int descriptor) {
    termios now{};
    tcgetattr(descriptor, &now);
    Modes modes{{now.c_iflag, now.c_oflag, now.c_cflag, now.c_lflag}, {}};
    std::copy(std::begin(now.c_cc), std::end(now.c_cc), modes.characters.begin());
    return modes;
}

class Pty {
public:
    Pty() {
        const winsize size{24, 80, 0, 0};
        REQUIRE(openpty(&master_, &slave_, nullptr, nullptr, &size) == 0);
        before_ = modes_of(slave_);
    }
    ~Pty() {
        if (child_ > 0) kill(child_, SIGKILL);
        if (child_ > 0) waitpid(child_, nullptr, 0);
        hang_up();
    }
    Pty(const Pty&) = delete;
    Pty& operator=(const Pty&) = delete;

    // Runs the body in a process of its own, with the terminal as its standard streams.
    void start(const std::function<void()>& body) {
        child_ = fork();
        REQUIRE(child_ >= 0);
        if (child_ == 0) run(body);
    }

    void type(std::string_view keys) {
        REQUIRE(write(master_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
    }

    // Reads what the program wrote until this comes.
    void expect(std::string_view text) {
        while (output_.find(text) == std::string::npos) {
            pollfd input{master_, POLLIN, 0};
            std::array<char, 256> bytes{};
            if (poll(&input, 1, 20'000) != 1) FAIL("no \"" << text << "\" in: " << output_);
            const ssize_t size = read(master_, bytes.data(), bytes.size());
            if (size <= 0) FAIL("the end, and no \"" << text << "\" in: " << output_);
            output_.append(bytes.data(), static_cast<std::size_t>(size));
        }
        output_.erase(0, output_.find(text) + text.size());
    }

    void type_and_expect(std::string_view keys, std::string_view text) {
        type(keys);
        expect(text);
    }

    // The status it ended with.
    int wait() {
        int status = 0;
        waitpid(std::exchange(child_, -1), &status, 0);
        return status;
    }

    void resize(unsigned short columns) {
        const winsize size{24, columns, 0, 0};
        ioctl(master_, TIOCSWINSZ, &size);
    }

    void set_input_flags(tcflag_t flags) {
        termios now{};
        tcgetattr(slave_, &now);
        now.c_iflag = flags;
        tcsetattr(slave_, TCSANOW, &now);
    }

    void hang_up() {
        if (master_ >= 0) close(std::exchange(master_, -1));
        if (slave_ >= 0) close(std::exchange(slave_, -1));
    }

    pid_t child() const { return child_; }
    Modes modes() const { return modes_of(slave_); }
    const Modes& before() const { return before_; }

private:
    [[noreturn]] void run(const std::function<void()>& body) {
        close(master_);
        login_tty(slave_);
        const rlimit none{0, 0};
        setrlimit(RLIMIT_CORE, &none);
        for (int signal = 1; signal < SIGRTMIN; ++signal)
            ::signal(signal, SIG_DFL);  // the test framework has handlers of its own
        body();
        _exit(0);
    }

    int master_ = -1;
    int slave_ = -1;
    pid_t child_ = -1;
    Modes before_{};
    std::string output_;
};

inline void say(std::string_view text) {
    if (write(STDOUT_FILENO, text.data(), text.size()) < 0) _exit(9);
}
