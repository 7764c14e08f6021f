// Editors of a learner's, which are scripts.
#pragma once

#include "dialogue/played.hpp"

#include <string>

namespace played {

// The learner's editor, which does what the script says to the file $1.
class Editor {
public:
    Editor(const Home& home, const std::string& script)
        : called_(home.folder / "called"),
          command_("sh '" + home.write("editor", "echo \"$1\" >>'" + called_ + "'\n" + script) +
                   "'"),
          variable_("EBB_EDITOR", command_) {}

    const std::string& command() const { return command_; }
    // The files that it was called with, one a line.
    std::string called() const { return bytes_of(called_); }

private:
    std::string called_;
    std::string command_;
    Variable variable_;
};

// A script that saves these cards instead.
inline std::string saving(const Home& home, const std::string& cards) {
    return "cp '" + home.write("saved", Home::deck_of(cards)) + "' \"$1\"";
}

}  // namespace played
