#include "base/system/file_stamp.hpp"

#include <sys/stat.h>

namespace base {
namespace {

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

FileNumber number_of(const struct stat& status) {
    return {status.st_dev, status.st_ino};
}

FileStamp stamp_of(const struct stat& status) {
    return {number_of(status), status.st_size, nanoseconds(status.st_mtim),
            nanoseconds(status.st_ctim)};
}

FileNumber file_number(const std::string& path) {
    return file_stamp(path).number;
}

FileStamp file_stamp(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? stamp_of(status) : FileStamp{};
}

}  // namespace base
