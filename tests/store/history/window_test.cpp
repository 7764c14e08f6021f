#include "store/history/window.hpp"

#include "store/another_window.hpp"
#include "store/world.hpp"

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
    AnotherWindow another(lock);
    const store::Window window(lock);
    CHECK(window.another_is_running());
    another.kill();
    CHECK_FALSE(window.another_is_running());
}

TEST_CASE("where no lock file can be made, there are no windows to be told apart") {
    const Folder folder;
    const store::Window window(folder / "no/such/folder/windows");
    CHECK_FALSE(window.another_is_running());
}
