#include "base/system/process.hpp"

#include "catch.hpp"
#include "folder.hpp"

#include <csignal>
#include <unistd.h>

using base::feed_program;
using base::run_program;

namespace {

int shell(const std::string& script) {
    return run_program({"/bin/sh", "-c", script});
}
int shell(const std::string& script, std::string_view input) {
    return feed_program({"/bin/sh", "-c", script}, input).code;
}

auto handler_of(int signal) {
    struct sigaction action {};
    ::sigaction(signal, nullptr, &action);
    return action.sa_handler;
}

}  // namespace

TEST_CASE("a program's exit code is given back") {
    CHECK(shell("exit 0") == 0);
    CHECK(shell("exit 7") == 7);
}

TEST_CASE("arguments arrive as they are, never split") {
    CHECK(run_program({"/bin/sh", "-c", "test \"$1\" = 'a b'  -a $# = 1", "sh", "a b"}) == 0);
}

TEST_CASE("a program that is not there exits with 127, one that a signal ends with 128 and more") {
    CHECK(run_program({"/nowhere/program"}) == 127);
    CHECK(shell("kill -TERM $$") == 128 + SIGTERM);
}

TEST_CASE("input is what the program reads, to its end") {
    const TestFolder folder;
    const std::string much(1 << 20, 'x');
    CHECK(shell("cat > " + folder / "read", much) == 0);
    CHECK(bytes_of(folder / "read") == much);
    CHECK(shell("cat > " + folder / "read", "") == 0);
    CHECK(bytes_of(folder / "read").empty());
}

TEST_CASE("a program may leave its input unread") {
    CHECK(shell("exit 3", std::string(1 << 20, 'x')) == 3);
    CHECK(shell("head -c 1 > /dev/null", std::string(1 << 20, 'x')) == 0);
}

TEST_CASE("whether a program has read any of its input is known") {
    const std::string much(1 << 20, 'x');
    CHECK(feed_program({"/bin/cat"}, "").code == 0);
    for (const std::string script : {"exit 0", "exit 3", "kill -TERM $$"})
        CHECK_FALSE(feed_program({"/bin/sh", "-c", script}, much).has_read);
    for (const std::string script : {"cat > /dev/null", "head -c 1 > /dev/null", "read line"})
        CHECK(feed_program({"/bin/sh", "-c", script}, much).has_read);
    CHECK_FALSE(feed_program({"/nowhere/program"}, much).has_read);
}

TEST_CASE("interrupts are for the program that runs, and ours again when it has ended") {
    const auto before = handler_of(SIGINT);
    CHECK(shell("kill -INT $PPID; kill -QUIT $PPID; kill -INT $$") == 128 + SIGINT);
    CHECK(handler_of(SIGINT) == before);
}

TEST_CASE("a signal that was ignored before is ignored by the program too") {
    struct sigaction ignored {};
    struct sigaction before {};
    ignored.sa_handler = SIG_IGN;
    ::sigaction(SIGQUIT, &ignored, &before);
    CHECK(shell("kill -QUIT $$; exit 5") == 5);
    ::sigaction(SIGQUIT, &before, nullptr);
}
