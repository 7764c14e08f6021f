#include "base/system/folder.hpp"

#include "catch.hpp"
#include "folder.hpp"

#include <filesystem>

namespace fs = std::filesystem;

TEST_CASE("a folder is made with its parents, for its owner alone") {
    const TestFolder folder;
    base::make_folder(folder / "a/b");
    for (const char* made : {"a", "a/b"})
        CHECK(fs::status(folder / made).permissions() == fs::perms::owner_all);
}

TEST_CASE("a folder that is there stays as it is, and a file in its place too") {
    const TestFolder folder;
    fs::permissions(folder.path(), fs::perms(0755));
    base::make_folder(folder.path());
    CHECK(fs::status(folder.path()).permissions() == fs::perms(0755));
    write_file(folder / "file", "x");
    base::make_folder(folder / "file");
    CHECK(bytes_of(folder / "file") == "x");
}

TEST_CASE("a temporary folder goes with all that is in it") {
    std::string path;
    {
        const base::TemporaryFolder folder;
        path = folder.path();
        CHECK(fs::status(path).permissions() == fs::perms::owner_all);
        write_file(path + "/file", "x");
    }
    CHECK_FALSE(fs::exists(path));
}
