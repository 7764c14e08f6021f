#include "store/history/window.hpp"

#include "store/world.hpp"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace world;

namespace {

// What another process sees: 0 or 1.
int seen_by_another(const std::string& lock_file) {
    const pid_t child = ::fork();
    if (child == 0) {
        const store::Window window(lock_file);
        ::_exit(window.another_is_running() ? 1 : 0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("a window sees others that run, and not itself") {
    const Folder folder;
    const std::string lock = folder / "windows";
    CHECK(seen_by_another(lock) == 0);
    {
        const store::Window window(lock);
        CHECK_FALSE(window.another_is_running());
        CHECK(seen_by_another(lock) == 1);
        CHECK_FALSE(window.another_is_running());  // that one has ended
    }
    CHECK(seen_by_another(lock) == 0);
}

TEST_CASE("a killed window leaves no mark") {
    const Folder folder;
    const std::string lock = folder / "windows";
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const store::Window window(lock);
        if (::write(ready[1], "x", 1) != 1) ::_exit(1);
        ::pause();
        ::_exit(0);
    }
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    const store::Window window(lock);
    CHECK(window.another_is_running());
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    CHECK_FALSE(window.another_is_running());
    ::close(ready[0]);
    ::close(ready[1]);
}

TEST_CASE("where no lock file can be made, there are no windows to be told apart") {
    const Folder folder;
    const store::Window window(folder / "no/such/folder/windows");
    CHECK_FALSE(window.another_is_running());
}
