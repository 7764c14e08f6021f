// Which file stands under a path, and whether it is still as it was, by what the file system says.
#pragma once

#include <cstdint>
#include <string>

struct stat;

namespace base {

// Tells a file from all others of this machine.
struct FileNumber {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;

    auto operator<=>(const FileNumber&) const = default;
};

// A file that was written to, or put in another's place, has another one.
struct FileStamp {
    FileNumber number;
    std::int64_t size = 0;
    std::int64_t mtime_ns = 0;  // since 1970
    std::int64_t ctime_ns = 0;

    bool operator==(const FileStamp&) const = default;
};

FileNumber number_of(const struct stat& status);
FileStamp stamp_of(const struct stat& status);

// Of the file under a path, links followed; zeros where there is none.
FileNumber file_number(const std::string& path);
FileStamp file_stamp(const std::string& path);

}  // namespace base
