// Lines from a descriptor, for a review or a quiz by pipe. What comes in is bounded: of a line that
// is too long to be an answer only its beginning is given.
#pragma once

#include "core/schedule/time.hpp"

#include <optional>
#include <string>

namespace dialogue {

class LineReader {
public:
    explicit LineReader(int descriptor) : descriptor_(descriptor) {}

    // The next line, normalised, without its end. Nothing at the end of the input, and where the
    // deadline (of the steady clock) passes first.
    std::optional<std::string> next(std::optional<core::Milliseconds> deadline = std::nullopt);

    // Whether the last call ended at its deadline.
    bool is_time_up() const { return time_is_up_; }

private:
    std::optional<std::string> take_line();
    bool wait(std::optional<core::Milliseconds> deadline);
    void read_more();

    int descriptor_;
    std::string pending_;  // read, and not yet a whole line
    bool at_end_ = false;
    bool skipping_ = false;  // the rest of a line that was too long
    bool time_is_up_ = false;
};

}  // namespace dialogue
