#include "base/system/file_stamp.hpp"

#include "catch.hpp"
#include "folder.hpp"

#include <sys/stat.h>

using base::file_number;
using base::FileNumber;

namespace {

base::FileStamp stamp(const std::string& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return base::stamp_of(status);
}

}  // namespace

TEST_CASE("a file has one number, whatever it is called, and no other file has it") {
    const TestFolder folder;
    write_file(folder / "one", "x");
    write_file(folder / "two", "x");
    std::filesystem::create_hard_link(folder / "one", folder / "again");
    CHECK(file_number(folder / "one") == file_number(folder / "again"));
    CHECK(file_number(folder / "one") != file_number(folder / "two"));
    CHECK(file_number(folder / "one") == stamp(folder / "one").number);
}

TEST_CASE("where no file is, its number is zero") {
    const TestFolder folder;
    CHECK(file_number(folder / "none") == FileNumber{});
}

TEST_CASE("a stamp tells a file that was written to, or replaced") {
    const TestFolder folder;
    write_file(folder / "file", "x");
    const auto before = stamp(folder / "file");
    CHECK(before.size == 1);
    CHECK(before.mtime_ns > 0);
    CHECK(before.ctime_ns > 0);
    CHECK(stamp(folder / "file") == before);
    write_file(folder / "file", "xy");
    CHECK(stamp(folder / "file") != before);
    write_file(folder / "other", "x");
    std::filesystem::rename(folder / "other", folder / "file");
    CHECK(stamp(folder / "file") != before);
}
