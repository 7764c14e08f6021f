#include "ui/terminal.hpp"

#include "base/system/steady.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <poll.h>
#include <span>
#include <system_error>
#include <termios.h>
#include <unistd.h>

namespace ui {
namespace {

// All that end a program, but for KILL and those of real time.
constexpr std::array deadly_signals{SIGINT,  SIGTERM, SIGHUP,    SIGQUIT, SIGPIPE,   SIGUSR1,
                                    SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO,     SIGXCPU,
                                    SIGPWR,  SIGSYS,  SIGTRAP,   SIGABRT, SIGSTKFLT, SIGSEGV,
                                    SIGBUS,  SIGFPE,  SIGILL};
constexpr std::array other_signals{SIGTSTP, SIGWINCH};
constexpr auto handled_signals = [] {
    std::array<int, deadly_signals.size() + other_signals.size()> all{};
    std::copy(deadly_signals.begin(), deadly_signals.end(), all.begin());
    std::copy(other_signals.begin(), other_signals.end(), all.begin() + deadly_signals.size());
    return all;
}();

// How long the rest of an escape sequence may take over a slow line, and the next of a paste, which
// is over then even where the mark of its end has been lost.
constexpr std::chrono::milliseconds sequence_gap{50};
constexpr std::chrono::milliseconds paste_gap{1000};

// "Bracketed paste": the terminal puts marks around what is pasted.
constexpr std::string_view mark_pastes = "\x1b[?2004h";
constexpr std::string_view leave_pastes = "\x1b[?2004l";
constexpr int patience_ms = 1000;  // with a terminal that takes nothing, as after Ctrl-S

// A signal handler can reach nothing but globals, so what it needs to put the terminal back is one.
// Outside handlers it is written while no handler is installed or with their signals blocked.
struct Held {
    int descriptor = -1;
    bool marks_pastes = false;           // it can be told to
    volatile std::sig_atomic_t raw = 0;  // the terminal is in our mode, or about to be
    volatile std::sig_atomic_t resized = 0;
    volatile std::sig_atomic_t resumed = 0;
    termios cooked{};  // as we found it
    std::array<struct sigaction, handled_signals.size()> found{};
    std::terminate_handler terminate = nullptr;
};
Held held;

sigset_t set_of(std::span<const int> signals) {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : signals) sigaddset(&set, signal);
    return set;
}

sigset_t blocked_now() {
    sigset_t set;
    sigprocmask(SIG_BLOCK, nullptr, &set);
    return set;
}

// Holds signals back for a scope.
class Blocked {
public:
    explicit Blocked(std::span<const int> signals) {
        const sigset_t set = set_of(signals);
        sigprocmask(SIG_BLOCK, &set, &before_);
    }
    ~Blocked() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
    Blocked(const Blocked&) = delete;
    Blocked& operator=(const Blocked&) = delete;

    const sigset_t& before() const { return before_; }

private:
    sigset_t before_{};
};

// From here to on_nothing: only what POSIX calls async-signal-safe.

// The terminal belongs to whoever is in the foreground; setting its modes from the background would
// spoil theirs, or stop us. A terminal that is not our controlling one has no foreground to ask
// for.
bool in_foreground() {
    const pid_t front = tcgetpgrp(held.descriptor);
    return front < 0 || front == getpgrp();
}

// Where it may not be written to, as one opened for reading alone, pastes stay unmarked.
void tell(std::string_view request) {
    pollfd output{held.descriptor, POLLOUT, 0};
    if (!held.marks_pastes || poll(&output, 1, patience_ms) != 1) return;
    while (write(held.descriptor, request.data(), request.size()) < 0 && errno == EINTR) continue;
}

void leave_raw() {
    if (held.raw == 0) return;
    if (in_foreground()) {
        tell(leave_pastes);
        tcsetattr(held.descriptor, TCSANOW, &held.cooked);
    }
    held.raw = 0;
}

// Keys come one at a time and are not echoed. Ctrl-C and its kin stay signals.
bool enter_raw() {
    termios modes = held.cooked;
    modes.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    held.raw = 1;
    if (tcsetattr(held.descriptor, TCSANOW, &modes) != 0) return false;
    tell(mark_pastes);
    return true;
}

// In the background the call stops the process until it is brought to the foreground, so that the
// modes read next are those meant for us, not those of the shell's own line editor.
void await_foreground() {
    while (tcdrain(held.descriptor) != 0 && errno == EINTR) continue;
}

using Handler = void (*)(int);

void set_handler(int signal, Handler handler, int also_blocked = 0) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    if (also_blocked != 0) sigaddset(&action.sa_mask, also_blocked);
    sigaction(signal, &action, nullptr);
}

// Lets the signal, whose handler is no longer ours, take the effect it would have had without us.
void raise_again(int signal) {
    raise(signal);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal);
    sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

void restore_handler(std::size_t index) {
    sigaction(handled_signals[index], &held.found[index], nullptr);
}

void on_deadly(int signal) {
    leave_raw();
    for (std::size_t i = 0; i < handled_signals.size(); ++i)
        if (handled_signals[i] == signal) restore_handler(i);
    raise_again(signal);
}

void on_stop(int signal) {
    const int interrupted_errno = errno;
    const bool was_raw = held.raw != 0;
    leave_raw();
    set_handler(signal, SIG_DFL);
    raise_again(signal);
    set_handler(signal, on_stop);
    if (was_raw) {
        await_foreground();
        tcgetattr(held.descriptor, &held.cooked);  // they may have been changed meanwhile
        enter_raw();
    }
    held.resumed = 1;
    errno = interrupted_errno;
}

void on_resize(int) {
    held.resized = 1;
}

// Unlike SIG_IGN, a handler is not inherited by a program we start.
void on_nothing(int) {}

// What was ignored when we came stays ignored.
void handle(int signal, Handler handler, int also_blocked = 0) {
    for (std::size_t i = 0; i < handled_signals.size(); ++i)
        if (handled_signals[i] == signal && held.found[i].sa_handler != SIG_IGN)
            set_handler(signal, handler, also_blocked);
}

void install_handlers() {
    // A stop in the midst of dying would make the terminal raw again.
    for (const int signal : deadly_signals) handle(signal, on_deadly, SIGTSTP);
    handle(SIGTSTP, on_stop);
    handle(SIGWINCH, on_resize);
}

void remember_handlers() {
    for (std::size_t i = 0; i < handled_signals.size(); ++i)
        sigaction(handled_signals[i], nullptr, &held.found[i]);
}

void restore_handlers() {
    for (std::size_t i = 0; i < handled_signals.size(); ++i) restore_handler(i);
}

void restore_terminal() {
    const Blocked block(handled_signals);
    leave_raw();
}

// std::exit and std::terminate pass destructors by.
void restore_at_other_ends() {
    if (held.terminate != nullptr) return;
    std::atexit(restore_terminal);
    held.terminate = std::set_terminate([] {
        restore_terminal();
        held.terminate();
    });
}

std::system_error failure(const char* doing) {
    return {errno, std::generic_category(), doing};
}

// The terminal in another program's hands, for a scope.
class Lent {
public:
    Lent() {
        restore_terminal();
        handle(SIGINT, on_nothing);
        handle(SIGQUIT, on_nothing);
        handle(SIGTSTP, SIG_DFL);
    }
    ~Lent() {
        await_foreground();
        const Blocked block(handled_signals);
        install_handlers();
        enter_raw();
        tcflush(held.descriptor, TCIFLUSH);
    }
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;
};

using Milliseconds = std::chrono::milliseconds;
using Deadline = std::optional<Milliseconds>;  // by the steady time

enum class Waited { input, timeout, interrupted };

// Waits with this signal mask, so that no signal slips in between looking for one and waiting.
Waited wait(int descriptor, Deadline deadline, const sigset_t& mask) {
    pollfd input{descriptor, POLLIN, 0};
    timespec rest{};
    if (deadline) {
        const auto left = std::max(Milliseconds{0}, *deadline - base::steady_time());
        const auto seconds = std::chrono::floor<std::chrono::seconds>(left);
        rest.tv_sec = static_cast<time_t>(seconds.count());
        rest.tv_nsec = static_cast<long>(std::chrono::nanoseconds(left - seconds).count());
    }
    const int ready = ppoll(&input, 1, deadline ? &rest : nullptr, &mask);
    if (ready < 0) return Waited::interrupted;
    return ready == 0 ? Waited::timeout : Waited::input;
}

// Nothing at the end of input, and where the terminal has hung up.
std::optional<unsigned char> read_byte(int descriptor) {
    unsigned char byte = 0;
    ssize_t size = 0;
    do size = ::read(descriptor, &byte, 1);
    while (size < 0 && errno == EINTR);
    if (size != 1) return std::nullopt;
    return byte;
}

// The next byte, where it comes within that time.
NextByte next_within(int descriptor, Milliseconds gap) {
    return [descriptor, gap, mask = blocked_now()]() -> std::optional<unsigned char> {
        const auto waited = wait(descriptor, base::steady_time() + gap, mask);
        return waited == Waited::input ? read_byte(descriptor) : std::nullopt;
    };
}

// The key that the bytes which are there begin with. Nothing where they mean none.
std::optional<Key> take_key(int descriptor) {
    const auto first = read_byte(descriptor);
    if (!first) return Key{Key::Type::end_of_input};
    auto key = decode_key(*first, next_within(descriptor, sequence_gap));
    if (key && key->type == Key::Type::paste)
        key->text = pasted_text(next_within(descriptor, paste_gap));
    return key;
}

std::optional<Key> take_event() {
    if (held.resumed != 0) {
        held.resumed = 0;
        return Key{Key::Type::resumed};
    }
    if (held.resized != 0) {
        held.resized = 0;
        return Key{Key::Type::resize};
    }
    return std::nullopt;
}

}  // namespace

Terminal::Terminal(int descriptor) : descriptor_(descriptor) {
    held.descriptor = descriptor;
    held.marks_pastes = look_for(facts_of(descriptor, ColourChoice::automatic)).live;
    await_foreground();
    const Blocked block(handled_signals);
    if (tcgetattr(descriptor, &held.cooked) != 0) throw failure("reading the terminal's modes");
    if (!enter_raw()) throw failure("setting the terminal's modes");
    restore_at_other_ends();
    remember_handlers();
    install_handlers();
}

Terminal::~Terminal() {
    restore_terminal();
    restore_handlers();
}

Key Terminal::read(std::optional<Milliseconds> limit) {
    const Blocked block(other_signals);
    const Deadline deadline = limit ? Deadline(base::steady_time() + *limit) : std::nullopt;
    while (true) {
        if (const auto event = take_event()) return *event;
        const Waited waited = wait(descriptor_, deadline, block.before());
        if (waited == Waited::timeout) return {Key::Type::timeout};
        if (waited == Waited::interrupted) continue;
        if (auto key = take_key(descriptor_)) return *std::move(key);
    }
}

// Key by key, and not by tcflush: of a paste that has come in part the rest would pass for keys.
void Terminal::discard_typed() {
    const Blocked block(other_signals);
    while (wait(descriptor_, base::steady_time(), blocked_now()) == Waited::input)
        if (take_key(descriptor_) == Key{Key::Type::end_of_input}) return;
}

void Terminal::lend(const std::function<void()>& use) {
    const Lent lent;
    use();
}

}  // namespace ui
