// The keys of a quiz: those by which a question is answered, and those behind its answer. Only a
// question that is answered by typing takes every letter for itself.
#pragma once

#include "dialogue/bindings.hpp"

namespace cli {

// Before the reveal.
const Bindings& quiz_keys(Stage stage);
// After it: where the learner alone can say whether it was known, and where ebb has judged.
const Bindings& recall_keys();
const Bindings& judged_keys();
// On the end screen, where there are misses to be reviewed or not.
const Bindings& quiz_end_keys(bool has_misses);

}  // namespace cli
