#include "base/system/replace.hpp"

#include "catch.hpp"
#include "folder.hpp"
#include "permissions.hpp"

#include <filesystem>
#include <sys/stat.h>

namespace fs = std::filesystem;

namespace {

mode_t mode_of(const std::string& path) {
    struct stat status {};
    ::stat(path.c_str(), &status);
    return status.st_mode & 07777;
}

std::size_t count_in(const std::string& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("A file's bytes are replaced, and its mode stays") {
    const TestFolder folder;
    for (const mode_t mode : {0600U, 0640U, 0644U, 0755U}) {
        const std::string path = folder / "deck";
        write_file(path, "old");
        ::chmod(path.c_str(), mode);
        base::Replacement fresh(path);
        REQUIRE_FALSE(fresh.prepare("new bytes"));
        CHECK(bytes_of(path) == "old");
        REQUIRE_FALSE(fresh.put());
        CHECK(bytes_of(path) == "new bytes");
        CHECK(mode_of(path) == mode);
    }
    CHECK(count_in(folder / "") == 1);
}

TEST_CASE("A symbolic link stays one, and what it leads to is replaced") {
    const TestFolder folder;
    fs::create_directory(folder / "far");
    write_file(folder / "far/deck", "old");
    fs::create_symlink("far/deck", folder / "link");
    {
        base::Replacement fresh(folder / "link");
        REQUIRE_FALSE(fresh.prepare("new"));
        REQUIRE_FALSE(fresh.put());
    }
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(bytes_of(folder / "far/deck") == "new");
    CHECK(count_in(folder / "") == 2);
    CHECK(count_in(folder / "far") == 1);
}

TEST_CASE("What is not put in place leaves nothing behind") {
    const TestFolder folder;
    write_file(folder / "deck", "old");
    {
        base::Replacement fresh(folder / "deck");
        REQUIRE_FALSE(fresh.prepare("new"));
        CHECK(count_in(folder / "") == 2);
    }
    CHECK(count_in(folder / "") == 1);
    CHECK(bytes_of(folder / "deck") == "old");
}

TEST_CASE("What was put in place can be taken back") {
    const TestFolder folder;
    write_file(folder / "deck", "old");
    const auto stamp = base::file_stamp(folder / "deck");
    {
        base::Replacement fresh(folder / "deck");
        REQUIRE_FALSE(fresh.prepare("new"));
        REQUIRE_FALSE(fresh.put());
        CHECK(bytes_of(folder / "deck") == "new");
        REQUIRE_FALSE(fresh.take_back());
    }
    CHECK(bytes_of(folder / "deck") == "old");
    CHECK(base::file_stamp(folder / "deck").number == stamp.number);
    CHECK(count_in(folder / "") == 1);
}

TEST_CASE("A file that was written to, put in another's place or removed is seen to be another") {
    const TestFolder folder;
    const std::string path = folder / "deck";
    const auto stands_after = [&](auto act) {
        write_file(path, "old");
        const auto stamp = base::file_stamp(path);
        const base::Replacement fresh(path);
        CHECK(fresh.stands(stamp, "old"));
        act();
        return fresh.stands(stamp, "old");
    };
    CHECK(stands_after([] {}));
    CHECK_FALSE(stands_after([&] { write_file(path, "OLD"); }));
    CHECK_FALSE(stands_after([&] { write_file(path, "old and more"); }));
    CHECK_FALSE(stands_after([&] { fs::remove(path); }));
    CHECK_FALSE(stands_after([&] {
        write_file(folder / "other", "old");
        fs::rename(folder / "other", path);
    }));
}

TEST_CASE("Where nothing can be written it says why") {
    const TestFolder folder;
    base::Replacement gone(folder / "none/deck");
    CHECK(gone.prepare("new") == std::errc::no_such_file_or_directory);
    write_file(folder / "deck", "old");
    ::chmod((folder / "").c_str(), 0500);
    CHECK(true_where_permissions_bind([&] {
        base::Replacement closed(folder / "deck");
        return closed.prepare("new") == std::errc::permission_denied;
    }));
    ::chmod((folder / "").c_str(), 0700);
}
