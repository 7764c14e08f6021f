// The keys that a learner gave to acts, in place of those that a dialogue has for them.
#pragma once

#include "core/keys.hpp"
#include "dialogue/bindings.hpp"

#include <string>
#include <vector>

namespace dialogue {

class Keymap {
public:
    explicit Keymap(const core::Keys& given);

    // Views into this keymap. A line that is typed keeps its keys, since letters are text there.
    Bindings applied(Bindings bindings) const;

private:
    struct Change {
        Act act;
        std::string keys;
        std::string name;
    };
    std::vector<Change> changes_;
    std::vector<Act> without_key_;  // theirs gave way to another act's
};

}  // namespace dialogue
