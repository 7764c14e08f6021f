// Tells running reviews apart from finished ones, so that undo can ask before it takes back what
// another window wrote.
#pragma once

#include "base/system/descriptor.hpp"

#include <string>

namespace store {

// Marks this process as a running window as long as the object lives, and as the process does: the
// mark is a lock, so a killed window leaves none. Where the file cannot be made, there are no
// windows to be told apart.
class Window {
public:
    explicit Window(const std::string& lock_file);

    // Whether another process is marked.
    bool another_is_running() const;

private:
    base::Descriptor file_;
};

}  // namespace store
