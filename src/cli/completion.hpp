// What the Tab key offers. The shells' own scripts, in src/completion, ask `ebb __complete WORDS`
// and show what it prints: a candidate a line, with a tab and a description where there is one,
// and at last a line that says what may follow.
#pragma once

#include "store/derived/names.hpp"

#include <string>
#include <vector>

namespace cli {

struct Completion {
    // complete: a space follows a candidate. open: more of the same word is to come. files: the
    // shell completes file names itself.
    enum class Then { complete, open, files };
    std::string candidates;  // a line each
    Then then = Then::complete;
};

// The words after `ebb`; the last one, which may be empty, is being typed. No word at all is an
// empty one.
Completion complete(const std::vector<std::string>& words, store::Names& names);

// As the shells' scripts read it.
std::string to_text(const Completion& completion);

}  // namespace cli
