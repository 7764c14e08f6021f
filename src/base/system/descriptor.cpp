#include "base/system/descriptor.hpp"

#include <unistd.h>
#include <utility>

namespace base {

void Descriptor::close() {
    if (is_open()) ::close(release());
}

int Descriptor::release() {
    return std::exchange(descriptor_, -1);
}

}  // namespace base
