#include "base/system/descriptor.hpp"

#include "catch.hpp"

#include <fcntl.h>
#include <unistd.h>

using base::Descriptor;

namespace {

bool is_open(int descriptor) {
    return ::fcntl(descriptor, F_GETFD) >= 0;
}

int opened() {
    return ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

}  // namespace

TEST_CASE("where standard input is closed, no file that is opened later takes its place") {
    const Descriptor kept(::dup(STDIN_FILENO));
    ::close(STDIN_FILENO);
    base::hold_standard_descriptors();
    CHECK(is_open(STDIN_FILENO));
    char byte = 0;
    CHECK(::read(STDIN_FILENO, &byte, 1) < 0);
    CHECK(Descriptor(opened()).get() > STDERR_FILENO);
    ::dup2(kept.get(), STDIN_FILENO);
}

TEST_CASE("a descriptor is closed when its owner goes, or says so") {
    const int number = opened();
    {
        const Descriptor owner(number);
        CHECK(owner.is_open());
        CHECK(owner.get() == number);
    }
    CHECK_FALSE(is_open(number));
    Descriptor other(opened());
    const int second = other.get();
    other.close();
    CHECK_FALSE(other.is_open());
    CHECK_FALSE(is_open(second));
}

TEST_CASE("a descriptor that was released stays open") {
    Descriptor owner(opened());
    const Descriptor next(owner.release());
    CHECK_FALSE(owner.is_open());
    CHECK(is_open(next.get()));
}

TEST_CASE("what could not be opened is no descriptor") {
    CHECK_FALSE(Descriptor(-1).is_open());
    CHECK_FALSE(Descriptor().is_open());
}
