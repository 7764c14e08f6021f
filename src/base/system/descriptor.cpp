#include "base/system/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace base {

void Descriptor::close() {
    if (is_open()) ::close(release());
}

int Descriptor::release() {
    return std::exchange(descriptor_, -1);
}

void hold_standard_descriptors() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) >= 0) continue;
        const int refusing = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        if (::open("/dev/null", refusing) != descriptor) return;  // the lowest that is free
    }
}

}  // namespace base
