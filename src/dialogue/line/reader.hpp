// Lines from a descriptor, for a review or a quiz by pipe. What comes in is bounded: of a line that
// is too long to be an answer only its beginning is given, and one without end ends the input.
#pragma once

#include "dialogue/watch.hpp"

#include <optional>
#include <string>
#include <utility>

namespace dialogue {

class LineReader {
public:
    LineReader(int descriptor, Watch watch) : descriptor_(descriptor), watch_(std::move(watch)) {}

    // The next line, normalised, without its end. Nothing at the end of the input, and where the
    // deadline (by the watch's steady time) passes first.
    std::optional<std::string> next(std::optional<core::Milliseconds> deadline = std::nullopt);

    // Whether the last call ended at its deadline.
    bool is_time_up() const { return time_is_up_; }

private:
    std::optional<std::string> take_line();
    bool wait(std::optional<core::Milliseconds> deadline);
    void read_more();

    int descriptor_;
    Watch watch_;
    std::string pending_;  // read, and not yet a whole line
    bool at_end_ = false;
    bool skipping_ = false;    // the rest of a line that was too long
    std::size_t skipped_ = 0;  // of that line
    bool time_is_up_ = false;
};

}  // namespace dialogue
