#include "base/system/naming.hpp"

#include "base/system/descriptor.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace base {
namespace {

std::error_code last_error() {
    return {errno, std::generic_category()};
}

// Takes the name with an empty file, which is then replaced.
std::error_code take_and_replace(const std::string& from, const std::string& to) {
    const Descriptor taken(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!taken.is_open()) return last_error();
    if (std::rename(from.c_str(), to.c_str()) == 0) return {};
    const auto error = last_error();
    ::unlink(to.c_str());
    return error;
}

}  // namespace

std::error_code give_name(const std::string& from, const std::string& to) {
    if (::link(from.c_str(), to.c_str()) == 0) return {};
    if (errno == EEXIST) return last_error();
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return {};
    if (errno == EEXIST) return last_error();
    return take_and_replace(from, to);
}

}  // namespace base
