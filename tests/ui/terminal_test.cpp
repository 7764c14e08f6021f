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
    constexpr std::array names{"character", "paste ", "enter",   "escape", "backspace",
                               "end",       "resize", "resumed", "timeout"};
    std::string text = std::string("<") + names[static_cast<std::size_t>(key.type)] + key.text;
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

// A program that says every key, ready for the first.
struct Echo : Pty {
    Echo() {
        start([] { echo_keys(); });
        expect("<ready>");
    }
};

// A terminal that forgets what is typed before it first looks, and then echoes keys.
struct Forgetful : Pty {
    Forgetful() {
        start([] {
            setenv("TERM", "xterm", 1);
            Terminal terminal(STDIN_FILENO);
            say("<ready>");
            pollfd input{STDIN_FILENO, POLLIN, 0};
            poll(&input, 1, -1);
            terminal.discard_typed();
            echo_keys(terminal);
        });
        expect("<ready>");
    }
};

// The same on a terminal that marks what is pasted.
struct PasteEcho : Pty {
    PasteEcho() {
        start([] {
            setenv("TERM", "xterm", 1);
            echo_keys();
        });
        expect("\x1b[?2004h<ready>");
    }
};

// The same as the job of a shell.
struct EchoJob : Pty {
    EchoJob() {
        start([] { run_job([] { echo_keys(); }); });
        expect("<ready>");
    }
    void stop() {
        type_and_expect("\x1a", "<stopped>");
        CHECK(modes() == before());
    }
    void resume() {
        type_and_expect("fg\n", "<resumed>");
        CHECK(modes().is_raw());
    }
    void quit() {
        type_and_expect("q", "<characterq>");
        CHECK(wait() == 0);
    }
};

}  // namespace

TEST_CASE("keys come one at a time, without echo, and the terminal is put back at the end") {
    Echo pty;
    CHECK(pty.modes().is_raw());
    pty.type_and_expect("a\r\x7f\x1b[Aq", "<charactera><enter><backspace><characterq>");
    CHECK(pty.wait() == 0);
    CHECK(pty.modes() == pty.before());
}

TEST_CASE("a lone escape is a key of its own") {
    Echo pty;
    pty.type_and_expect("\x1b", "<escape>");
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
    Echo pty;
    pty.type_and_expect("\x04", "<end>");
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
    Forgetful pty;
    pty.type_and_expect("x", "<ready>");
    pty.type_and_expect("q", "<characterq>");
}

TEST_CASE("what is pasted comes as one key, and the terminal leaves off marking it at the end") {
    PasteEcho pty;
    pty.type_and_expect("\x1b[200~q and more\x1b[201~a", "<paste q and more><charactera>");
    pty.type_and_expect("q", "<characterq>\x1b[?2004l");
    CHECK(pty.wait() == 0);
}

TEST_CASE("a paste whose end is lost is over when nothing more of it comes") {
    PasteEcho pty;
    pty.type_and_expect("\x1b[200~never ended", "<paste never ended>");
    pty.type_and_expect("q", "<characterq>");
}

TEST_CASE("a signal leaves no terminal that marks what is pasted") {
    PasteEcho pty;
    kill(pty.child(), SIGUSR1);
    pty.expect("\x1b[?2004l");
    CHECK(WTERMSIG(pty.wait()) == SIGUSR1);
}

TEST_CASE("a paste typed ahead is forgotten whole") {
    Forgetful pty;
    pty.type("\x1b[200~the first half");
    pty.type("and the second\x1b[201~");
    pty.expect("<ready>");
    pty.type_and_expect("q", "<characterq>");
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
    for (const int signal : {SIGINT,  SIGTERM,   SIGHUP,    SIGQUIT, SIGPIPE, SIGUSR1, SIGUSR2,
                             SIGALRM, SIGVTALRM, SIGPROF,   SIGIO,   SIGXCPU, SIGPWR,  SIGSYS,
                             SIGTRAP, SIGABRT,   SIGSTKFLT, SIGSEGV, SIGBUS,  SIGFPE,  SIGILL}) {
        Echo pty;
        CHECK(pty.modes().is_raw());
        kill(pty.child(), signal);
        const int status = pty.wait();
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);
        CHECK(pty.modes() == pty.before());
    }
}

TEST_CASE("Ctrl-C is a signal") {
    Echo pty;
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
    pty.type_and_expect("q", "<characterq>");
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
    EchoJob pty;
    pty.type_and_expect("a", "<charactera>");
    pty.stop();
    pty.resume();
    pty.quit();
    CHECK(pty.modes() == pty.before());
}

TEST_CASE("a stopped program sent to the background waits there and leaves the terminal alone") {
    EchoJob pty;
    pty.stop();
    pty.type_and_expect("bg\n", "<stopped in the background>");
    CHECK(pty.modes() == pty.before());
    pty.resume();
    pty.type("\x03");
    CHECK(WEXITSTATUS(pty.wait()) == 100 + SIGINT);
    CHECK(pty.modes() == pty.before());
}

TEST_CASE("modes changed while the program was stopped are kept") {
    EchoJob pty;
    pty.stop();
    Modes changed = pty.before();
    changed.flags[0] ^= IXON;
    pty.set_input_flags(changed.flags[0]);
    pty.resume();
    pty.quit();
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
    pty.type_and_expect("a line\n", "<ready>");
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
