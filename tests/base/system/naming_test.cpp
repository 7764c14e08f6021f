// A file gets its name, and nobody loses one by it.
#include "base/system/naming.hpp"

#include "base/system/descriptor.hpp"
#include "catch.hpp"
#include "folder.hpp"

#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>

TEST_CASE("a file gets a name that is free") {
    const TestFolder folder;
    write_file(folder / "new", "mine");
    CHECK_FALSE(base::give_name(folder / "new", folder / "name"));
    CHECK(bytes_of(folder / "name") == "mine");
}

TEST_CASE("a name that is taken stays with what has it") {
    const TestFolder folder;
    write_file(folder / "new", "mine");
    write_file(folder / "name", "another's");
    CHECK(base::give_name(folder / "new", folder / "name") == std::errc::file_exists);
    CHECK(bytes_of(folder / "name") == "another's");
    CHECK(bytes_of(folder / "new") == "mine");
}

TEST_CASE("what cannot be named leaves nothing behind") {
    const TestFolder folder;
    CHECK(base::give_name(folder / "missing", folder / "name") ==
          std::errc::no_such_file_or_directory);
    CHECK_FALSE(std::filesystem::exists(folder / "name"));
}

TEST_CASE("an empty file that was left under the name is replaced") {
    const TestFolder folder;
    write_file(folder / "new", "mine");
    write_file(folder / "name", "");
    CHECK_FALSE(base::give_name(folder / "new", folder / "name"));
    CHECK(bytes_of(folder / "name") == "mine");
}

TEST_CASE("an empty file that another is about to replace is left to it") {
    const TestFolder folder;
    write_file(folder / "new", "mine");
    write_file(folder / "name", "");
    {
        const base::Descriptor another(::open((folder / "name").c_str(), O_RDONLY | O_CLOEXEC));
        REQUIRE(::flock(another.get(), LOCK_EX) == 0);
        CHECK(base::give_name(folder / "new", folder / "name") == std::errc::file_exists);
        CHECK(bytes_of(folder / "name").empty());
    }
    CHECK_FALSE(base::give_name(folder / "new", folder / "name"));
}

TEST_CASE("a name that was left is given up, and no other") {
    const TestFolder folder;
    write_file(folder / "left", "");
    write_file(folder / "full", "mine");
    for (const char* name : {"left", "full", "missing"}) base::remove_left_name(folder / name);
    CHECK_FALSE(std::filesystem::exists(folder / "left"));
    CHECK(bytes_of(folder / "full") == "mine");
}

TEST_CASE("what is no file is never replaced, though it looks empty") {
    const TestFolder folder;
    write_file(folder / "new", "mine");
    std::filesystem::create_symlink("nowhere", folder / "name");
    CHECK(base::give_name(folder / "new", folder / "name") == std::errc::file_exists);
    std::filesystem::create_directory(folder / "folder");
    CHECK(base::give_name(folder / "new", folder / "folder") == std::errc::file_exists);
}

TEST_CASE("a new file has all its bytes, and nothing is left beside it") {
    const TestFolder folder;
    write_file(folder / (".deck.toml-" + std::to_string(::getpid())), "of a process that is gone");
    CHECK_FALSE(base::make_file(folder / "deck.toml", "[deck]\n"));
    CHECK(bytes_of(folder / "deck.toml") == "[deck]\n");
    CHECK(base::make_file(folder / "deck.toml", "other") == std::errc::file_exists);
    CHECK(bytes_of(folder / "deck.toml") == "[deck]\n");
    const std::filesystem::directory_iterator files(folder.path());
    CHECK(std::distance(begin(files), end(files)) == 1);
}

TEST_CASE("without its folder there is no new file") {
    const TestFolder folder;
    CHECK(base::make_file(folder / "missing/deck.toml", "text") ==
          std::errc::no_such_file_or_directory);
}
