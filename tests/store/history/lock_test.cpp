// Who may use a history, and who is told to wait for whom.
#include "store/history/lock.hpp"

#include "store/another_holder.hpp"
#include "store/files.hpp"
#include "store/world.hpp"

#include <sys/stat.h>
#include <thread>

using namespace world;
using Catch::Matchers::ContainsSubstring;
using store::Lock;

namespace {

std::string why_not(const std::string& history, Lock::Hold hold) {
    try {
        const Lock lock(history, hold, "restore");
    } catch (const store::InUse& others) {
        return others.what();
    }
    return {};
}

// What another process sees.
bool is_seen_by_another(const std::string& history) {
    const pid_t child = ::fork();
    if (child == 0) {
        const Lock lock(history, Lock::Hold::shared, "undo");
        ::_exit(lock.another_review() ? 1 : 0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return WEXITSTATUS(status) == 1;
}

}  // namespace

TEST_CASE("a review sees others that run, and neither itself nor a quiz") {
    const Folder folder;
    const std::string history = folder.files().history;
    CHECK_FALSE(is_seen_by_another(history));
    {
        Lock lock(history, Lock::Hold::shared, "quiz");
        CHECK_FALSE(is_seen_by_another(history));  // no window yet
        lock.mark_window();
        CHECK_FALSE(is_seen_by_another(history));  // a quiz writes nothing that undo takes back
        lock.mark_review();
        CHECK_FALSE(lock.another_review());
        CHECK(is_seen_by_another(history));
        CHECK_FALSE(lock.another_review());  // that one has ended
    }
    CHECK_FALSE(is_seen_by_another(history));
}

TEST_CASE("a killed window leaves no mark, and its slot is another's") {
    const Folder folder;
    const std::string history = folder.files().history;
    auto another = AnotherHolder::window(history);
    const Lock lock(history, Lock::Hold::shared, "undo");
    CHECK(lock.another_review());
    another.kill();
    CHECK_FALSE(lock.another_review());
    const Lock next(history, Lock::Hold::shared, "undo");
    CHECK_FALSE(lock.another_review());
    CHECK(fs::file_size(store::lock_name(history)) == 3 * 64);
}

TEST_CASE("many share the lock, and who wants it alone is told all their names") {
    const Folder folder;
    const std::string history = folder.files().history;
    const auto window = AnotherHolder::window(history);
    const AnotherHolder command(history, Lock::Hold::shared, AnotherHolder::Kind::command);
    const std::string why = why_not(history, Lock::Hold::alone);
    CHECK_THAT(why, ContainsSubstring("a review is open in another window (process " +
                                      std::to_string(window.process()) + ")"));
    CHECK_THAT(why, ContainsSubstring("ebb review is at work (process " +
                                      std::to_string(command.process()) + ")"));
    CHECK_THAT(why, ContainsSubstring("Nothing was changed"));
    CHECK(why_not(history, Lock::Hold::shared).empty());
}

TEST_CASE("where one has the lock alone, all others are told by whom") {
    const Folder folder;
    const std::string history = folder.files().history;
    AnotherHolder restore(history, Lock::Hold::alone, AnotherHolder::Kind::command);
    const std::string process = std::to_string(restore.process());
    CHECK_THAT(why_not(history, Lock::Hold::shared), ContainsSubstring(process));
    CHECK_THAT(why_not(history, Lock::Hold::alone), ContainsSubstring(process));
    restore.kill();
    CHECK(why_not(history, Lock::Hold::shared).empty());
    CHECK(why_not(history, Lock::Hold::alone).empty());
}

TEST_CASE("who comes is let in when the one that has the lock alone is done") {
    const Folder folder;
    const std::string history = folder.files().history;
    AnotherHolder restore(history, Lock::Hold::alone, AnotherHolder::Kind::command);
    std::thread done([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        restore.kill();
    });
    CHECK_NOTHROW(Lock(history, Lock::Hold::shared, "review"));
    done.join();
}

TEST_CASE("who waits for the lock alone lets nobody else in first") {
    const Folder folder;
    const std::string history = folder.files().history;
    std::optional<Lock> inside(std::in_place, history, Lock::Hold::shared, "review");
    std::string why = "not tried";
    std::thread restore([&] { why = why_not(history, Lock::Hold::alone); });
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    std::thread ends([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        inside.reset();
    });
    const Lock later(history, Lock::Hold::shared, "due");
    restore.join();
    ends.join();
    CHECK(why.empty());
}

TEST_CASE("where no lock file can be made, all may go on that only share it") {
    const Folder folder;
    const std::string nowhere = folder / "no/such/folder/history.db";
    const Lock lock(nowhere, Lock::Hold::shared, "due");
    CHECK(lock.is_possible());
    CHECK_FALSE(lock.another_review());
    CHECK_THROWS_AS(Lock(nowhere, Lock::Hold::alone, "restore"), store::Error);
}

TEST_CASE("a pipe or a folder in the lock's place holds nobody up") {
    const Folder folder;
    const std::string history = folder.files().history;
    const std::string lock = store::lock_name(history);
    SECTION("a pipe") {
        REQUIRE(::mkfifo(lock.c_str(), 0600) == 0);
    }
    SECTION("a folder") {
        fs::create_directory(lock);
    }
    CHECK_NOTHROW(Lock(history, Lock::Hold::shared, "due"));
}

TEST_CASE(
    "nobody enters a new file while another process has the one open that stood there before") {
    const Folder folder;
    const std::string history = folder.files().history;
    write_file(history, "the old one");
    {
        auto another = AnotherHolder::window(history);
        write_file(history + ".new", "the new one");
        std::filesystem::rename(history + ".new", history);
        CHECK_THAT(why_not(history, Lock::Hold::shared), ContainsSubstring("review"));
    }
    CHECK(why_not(history, Lock::Hold::shared).empty());
}
