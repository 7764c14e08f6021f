#include "base/system/naming.hpp"

#include "base/system/descriptor.hpp"
#include "base/system/io.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace base {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() {
    return {errno, std::generic_category()};
}

bool is_empty_file(const struct stat& file) {
    return S_ISREG(file.st_mode) && file.st_size == 0;
}

bool is_free(const std::string& name) {
    struct stat file {};
    return ::lstat(name.c_str(), &file) != 0 || is_empty_file(file);
}

// Whether the open file, which is empty, has the name, and nobody else is about to replace it: each
// who is holds a lock on it. Where there are no locks, nobody can be told of.
bool is_ours(const Descriptor& taken, const std::string& name) {
    if (::flock(taken.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return false;
    struct stat opened {
    }, named{};
    return ::fstat(taken.get(), &opened) == 0 && ::lstat(name.c_str(), &named) == 0 &&
           is_empty_file(opened) && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

// Takes the name with an empty file, which is then replaced.
std::error_code take_and_replace(const std::string& from, const std::string& to) {
    const auto taken_by_another = std::make_error_code(std::errc::file_exists);
    if (!is_free(to)) return taken_by_another;
    const Descriptor taken(
        ::open(to.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
    if (!taken.is_open()) return last_error();
    if (!is_ours(taken, to)) return taken_by_another;
    if (std::rename(from.c_str(), to.c_str()) == 0) return {};
    const auto error = last_error();
    ::unlink(to.c_str());
    return error;
}

std::error_code write_new(const std::string& name, std::string_view bytes) {
    const Descriptor file(
        ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (!file.is_open()) return last_error();
    if (const auto error = write_all(file.get(), bytes)) return error;
    if (::fsync(file.get()) != 0 && errno != EINVAL) return last_error();
    return {};
}

}  // namespace

std::error_code give_name(const std::string& from, const std::string& to) {
    if (::link(from.c_str(), to.c_str()) == 0) return {};
    const bool is_taken = errno == EEXIST;
    if (!is_taken &&
        ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return {};
    return take_and_replace(from, to);
}

std::error_code make_file(const std::string& name, std::string_view bytes) {
    const fs::path path = name;
    const std::string hidden = "." + path.filename().string() + "-" + std::to_string(::getpid());
    const std::string beside = (path.parent_path() / hidden).string();
    ::unlink(beside.c_str());  // of a process that is gone
    std::error_code error = write_new(beside, bytes);
    if (!error) error = give_name(beside, name);
    ::unlink(beside.c_str());
    return error ? error : sync_path(path.parent_path().string());
}

void remove_left_name(const std::string& name) {
    if (!is_free(name)) return;
    const Descriptor left(::open(name.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (left.is_open() && is_ours(left, name)) ::unlink(name.c_str());
}

}  // namespace base
