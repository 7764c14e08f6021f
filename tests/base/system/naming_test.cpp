// A file gets its name, and nobody loses one by it.
#include "base/system/naming.hpp"

#include "catch.hpp"
#include "folder.hpp"

#include <filesystem>

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
