#include "store/history/window.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace store {
namespace {

// Each window locks the byte of its own process number.
struct flock lock_on(off_t begin, off_t size) {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = begin;
    lock.l_len = size;
    return lock;
}

}  // namespace

Window::Window(const std::string& lock_file)
    : file_(::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (!file_.is_open()) return;
    struct flock own = lock_on(::getpid(), 1);
    ::fcntl(file_.get(), F_SETLK, &own);
}

bool Window::another_is_running() const {
    if (!file_.is_open()) return false;
    struct flock any = lock_on(0, 0);  // a process's own locks do not stand in its way
    return ::fcntl(file_.get(), F_GETLK, &any) == 0 && any.l_type != F_UNLCK;
}

}  // namespace store
