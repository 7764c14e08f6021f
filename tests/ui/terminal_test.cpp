#include "ui/terminal.hpp"

#include "catch.hpp"
#include "ui/pty.hpp"

#include <exception>
#include <stdexcept>

using ui::Key;
using ui::Terminal;
using Type = ui::Key::Type;
using namespace std::chrono_literals;

namespace {

void say_key(const Key& key) {
    constexpr std::array names{"character", "enter",  "escape",  "backspace",
                               "end",       "resize", "resumed", "timeout"};
    std::string text = std::string("<") + names[static_cast<std::size_t>(key.type)];
    if (key.type == Type::character) text += static_cast<char>(key.code);
    say(text + ">");
}

// Says every key until 'q'.
void echo_keys(Terminal& terminal) {
    say("<ready>");
    while (true) {
        const Key key = terminal.read();
        say_key(key);
        if (key == Key{Type::character, 'q'} || key.type == Type::end_of_input) return;
    }
}

void echo_keys() {
    Terminal terminal(STDIN_FILENO);
    echo_keys(terminal);
}

// A shell with one job: starts it in the foreground and says when it has stopped. Then does what it
// is told by a line: "fg" or "bg".
void run_job(const std::function<void()>& body) {
    signal(SIGTTOU, SIG_IGN);
    const pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
        tcsetpgrp(STDIN_FILENO, getpid());
        signal(SIGTTOU, SIG_DFL);
        body();
        _exit(0);
    }
    int status = 0;
    while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
        tcsetpgrp(STDIN_FILENO, getpgrp());
        say(WSTOPSIG(status) == SIGTSTP ? "<stopped>" : "<stopped in the background>");
        std::array<char, 16> line{};
        if (read(STDIN_FILENO, line.data(), line.size()) <= 0) _exit(1);
        if (line[0] == 'f') tcsetpgrp(STDIN_FILENO, job);
        kill(-job, SIGCONT);
    }
    if (WIFSIGNALED(status)) _exit(100 + WTERMSIG(status));
}

}  // namespace

TEST_CASE("keys come one at a time, without echo, and the terminal is put back at the end") {
    Pty pty;
    pty.start([] { echo_keys(); });
    pty.expect("<ready>");
    CHECK(pty.modes().is_raw());
    pty.type("a\r\x7f\x1b[Aq");
    pty.expect("<charactera><enter><backspace><characterq>");
    CHECK(pty.wait() == 0);
    CHECK(pty.modes() == pty.before());
}

TEST_CASE("a lone escape is a key of its own") {
    Pty pty;
    pty.start([] { echo_keys(); });
    pty.expect("<ready>");
    pty.type("\x1b");
    pty.expect("<escape>");
}

TEST_CASE("reading gives up after the time it was given") {
    Pty pty;
    pty.start([] {
        Terminal terminal(STDIN_FILENO);
        say_key(terminal.read(5ms));
        say_key(terminal.read(0ms));
    });
    pty.expect("<timeout><timeout>");
}

TEST_CASE("Ctrl-D and a terminal that has gone are the end of input") {
    Pty pty;
    pty.start([] { echo_keys(); });
    pty.expect("<ready>");
    pty.type("\x04");
    pty.expect("<end>");
    CHECK(pty.wait() == 0);

    Pty lost;
    lost.start([] {
        signal(SIGHUP, SIG_IGN);
        Terminal terminal(STDIN_FILENO);
        say("<ready>");
        _exit(terminal.read().type == Type::end_of_input ? 0 : 1);
    });
    lost.expect("<ready>");
    lost.hang_up();
    CHECK(lost.wait() == 0);
}

TEST_CASE("what was typed ahead can be forgotten") {
    Pty pty;
    pty.start([] {
        Terminal terminal(STDIN_FILENO);
        say("<ready>");
        pollfd input{STDIN_FILENO, POLLIN, 0};
        poll(&input, 1, -1);
        terminal.discard_typed();
        echo_keys(terminal);
    });
    pty.expect("<ready>");
    pty.type("x");
    pty.expect("<ready>");
    pty.type("q");
    pty.expect("<characterq>");
}

TEST_CASE("a resize is told") {
    Pty pty;
    pty.start([] {
        Terminal terminal(STDIN_FILENO);
        say("<ready>");
        say_key(terminal.read());
        say(std::to_string(ui::terminal_size(STDIN_FILENO)->columns));
    });
    pty.expect("<ready>");
    pty.resize(132);
    pty.expect("<resize>132");
}

TEST_CASE("a program ended by a signal dies of it, with the terminal put back") {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
        Pty pty;
        pty.start([] { echo_keys(); });
        pty.expect("<ready>");
        CHECK(pty.modes().is_raw());
        kill(pty.child(), signal);
        const int status = pty.wait();
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);
        CHECK(pty.modes() == pty.before());
    }
}

TEST_CASE("Ctrl-C is a signal") {
    Pty pty;
    pty.start([] { echo_keys(); });
    pty.expect("<ready>");
    pty.type("\x03");
    CHECK(WTERMSIG(pty.wait()) == SIGINT);
    CHECK(pty.modes() == pty.before());
}

TEST_CASE("a signal that was ignored stays ignored") {
    Pty pty;
    pty.start([] {
        signal(SIGINT, SIG_IGN);
        echo_keys();
    });
    pty.expect("<ready>");
    pty.type("\x03");
    pty.type("q");
    pty.expect("<characterq>");
    CHECK(pty.wait() == 0);
}

TEST_CASE("exceptions, std::exit and std::terminate put the terminal back") {
    const std::function<void()> throwing = [] {
        try {
            Terminal terminal(STDIN_FILENO);
            throw std::runtime_error("lost");
        } catch (const std::exception&) {
        }
    };
    const std::function<void()> exiting = [] {
        Terminal terminal(STDIN_FILENO);
        std::exit(0);
    };
    const std::function<void()> terminating = [] {
        Terminal terminal(STDIN_FILENO);
        std::terminate();
    };
    for (const auto& body : {throwing, exiting, terminating}) {
        Pty pty;
        pty.start(body);
        pty.wait();
        CHECK(pty.modes() == pty.before());
    }
}

TEST_CASE("Ctrl-Z stops the program with the terminal put back, and fg resumes it") {
    Pty pty;
    pty.start([] { run_job([] { echo_keys(); }); });
    pty.expect("<ready>");
    pty.type("a");
    pty.expect("<charactera>");
    pty.type("\x1a");
    pty.expect("<stopped>");
    CHECK(pty.modes() == pty.before());
    pty.type("fg\n");
    pty.expect("<resumed>");
    CHECK(pty.modes().is_raw());
    pty.type("q");
    pty.expect("<characterq>");
    CHECK(pty.wait() == 0);
    CHECK(pty.modes() == pty.before());
}

TEST_CASE("a stopped program sent to the background waits there and leaves the terminal alone") {
    Pty pty;
    pty.start([] { run_job([] { echo_keys(); }); });
    pty.expect("<ready>");
    pty.type("\x1a");
    pty.expect("<stopped>");
    pty.type("bg\n");
    pty.expect("<stopped in the background>");
    CHECK(pty.modes() == pty.before());
    pty.type("fg\n");
    pty.expect("<resumed>");
    CHECK(pty.modes().is_raw());
    pty.type("\x03");
    CHECK(WEXITSTATUS(pty.wait()) == 100 + SIGINT);
    CHECK(pty.modes() == pty.before());
}

TEST_CASE("modes changed while the program was stopped are kept") {
    Pty pty;
    pty.start([] { run_job([] { echo_keys(); }); });
    pty.expect("<ready>");
    pty.type("\x1a");
    pty.expect("<stopped>");
    Modes changed = pty.before();
    changed.flags[0] ^= IXON;
    pty.set_input_flags(changed.flags[0]);
    pty.type("fg\n");
    pty.expect("<resumed>");
    pty.type("q");
    pty.expect("<characterq>");
    CHECK(pty.wait() == 0);
    CHECK(pty.modes() == changed);
}

TEST_CASE("a lent terminal is as it was, and signals meant for the other program do not end us") {
    Pty pty;
    pty.start([] {
        Terminal terminal(STDIN_FILENO);
        terminal.lend([] {
            say("<lent>");
            std::array<char, 16> line{};
            while (read(STDIN_FILENO, line.data(), line.size()) < 0) continue;
            raise(SIGINT);
            raise(SIGQUIT);
        });
        echo_keys(terminal);
    });
    pty.expect("<lent>");
    CHECK(pty.modes() == pty.before());
    pty.type("a line\n");
    pty.expect("<ready>");
    CHECK(pty.modes().is_raw());
    pty.type("\x03");
    CHECK(WTERMSIG(pty.wait()) == SIGINT);
    CHECK(pty.modes() == pty.before());
}

TEST_CASE("what is no terminal is refused") {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    CHECK_THROWS_AS(Terminal(ends[0]), std::system_error);
    close(ends[0]);
    close(ends[1]);
}
