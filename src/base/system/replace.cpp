#include "base/system/replace.hpp"

#include "base/system/descriptor.hpp"
#include "base/system/io.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace base {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() {
    return {errno, std::generic_category()};
}

std::string without_links(const std::string& path) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    return error ? path : real.string();
}

std::error_code exchange(const std::string& a, const std::string& b) {
    if (::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0) return {};
    return last_error();
}

// As far as the file system has such things, and permits it. The mode comes last, since a change of
// owner may cut it.
void keep_owner_and_mode(int file, const struct stat& old) {
    const bool is_owned = ::fchown(file, old.st_uid, old.st_gid) == 0;
    const bool is_shared = is_owned || ::fchown(file, static_cast<uid_t>(-1), old.st_gid) == 0;
    // What was for a group is not for another one.
    ::fchmod(file, old.st_mode & (is_shared ? 07777U : 07707U));
}

// Hidden, so that nobody takes it for one of the files of its folder.
std::string name_beside(const fs::path& path) {
    const std::string name = "." + path.filename().string() + "-" + std::to_string(::getpid());
    return (path.parent_path() / name).string();
}

}  // namespace

Replacement::Replacement(const std::string& path)
    : path_(without_links(path)), beside_(name_beside(path_)) {}

Replacement::~Replacement() {
    if (is_prepared_) ::unlink(beside_.c_str());
}

std::error_code Replacement::prepare(std::string_view bytes) {
    ::unlink(beside_.c_str());  // of a process that is gone
    const Descriptor file(
        ::open(beside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.is_open()) return last_error();
    is_prepared_ = true;
    return write(file.get(), bytes);
}

std::error_code Replacement::write(int file, std::string_view bytes) const {
    struct stat old {};
    if (::stat(path_.c_str(), &old) != 0) return last_error();
    if (const auto error = write_all(file, bytes)) return error;
    keep_owner_and_mode(file, old);
    if (::fsync(file) != 0 && errno != EINVAL) return last_error();
    return {};
}

bool Replacement::stands(const FileStamp& stamp, std::string_view bytes) const {
    if (file_stamp(path_) != stamp) return false;
    const Descriptor file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.is_open()) return false;
    return read_at(file.get(), 0, bytes.size() + 1) == bytes;
}

std::error_code Replacement::put() {
    // What lies beside is the old file then; not every file system can do that.
    if (exchange(beside_, path_)) {
        if (std::rename(beside_.c_str(), path_.c_str()) != 0) return last_error();
        is_prepared_ = false;
    }
    const std::string folder = fs::path(path_).parent_path().string();
    sync_path(folder.empty() ? "." : folder);  // the new file is in place, whatever this says
    return {};
}

std::error_code Replacement::take_back() {
    return is_prepared_ ? exchange(beside_, path_) : std::make_error_code(std::errc::not_supported);
}

}  // namespace base
