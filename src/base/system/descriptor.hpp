// A file descriptor that is closed when its owner goes.
#pragma once

namespace base {

class Descriptor {
public:
    Descriptor() = default;
    // Owns it from here on; a negative one, as a failed open gives, is none.
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    Descriptor(Descriptor&& other) noexcept : descriptor_(other.release()) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int get() const { return descriptor_; }
    bool is_open() const { return descriptor_ >= 0; }

    void close();
    // Gives it up to another owner.
    int release();

private:
    int descriptor_ = -1;
};

// Puts something in the place of standard input, output and error where they were closed, so that
// no file that is opened later is taken for one of them. Reading from and writing to it fails.
void hold_standard_descriptors();

}  // namespace base
