// How ebb ends. People are told by `ebb help exit-codes`.
#pragma once

namespace cli {

enum Exit : int {
    done = 0,
    no = 1,        // the answer is no: `check` found errors, nothing to undo, no such card
    usage = 2,     // wrong usage, or a wrong configuration
    no_decks = 3,  // no deck could be read, so the command did not run
    unusable = 4,  // the database cannot be used, or the output not be written
};

}  // namespace cli
