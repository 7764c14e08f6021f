// An id for a note that has none, which its author might have chosen: made from the front.
#pragma once

#include "core/card/note.hpp"

#include <functional>
#include <string>

namespace core {

// The words that tell the note from others, as "port-https"; where its front has none in Latin
// letters, those of its answer. Of what is taken already, with more words, or else with a number.
std::string readable_id(const Note& note,
                        const std::function<bool(const std::string& id)>& is_taken);

}  // namespace core
