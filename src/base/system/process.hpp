// Running another program to its end.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// Runs command[0], a path, with all of `command` as its arguments, and waits for it. Meanwhile INT
// and QUIT are for that program alone, which meets signals as this one did when it was started.
//
// Returns what it exited with; as shells do, 127 where there is no such program, and 128 and the
// signal's number where one ended it. -1 where it could not be started at all.
int run_program(const std::vector<std::string>& command);

// The same, with a text as the program's standard input, of which it may leave as much unread as it
// likes.
struct Fed {
    int code;       // as above
    bool has_read;  // whether it read any of it
};
Fed feed_program(const std::vector<std::string>& command, std::string_view input);

}  // namespace base
