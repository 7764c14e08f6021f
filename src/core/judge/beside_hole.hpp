// What a learner types along with a hole's text: the words of the sentence right beside it.
#pragma once

#include "core/card/identity.hpp"
#include "core/card/note.hpp"

#include <string>
#include <vector>

namespace core {

// Each answer to a cloze's face with the word before the hole, the word behind it, or both:
// "3 to 5 seconds" where the sentence says "{{3 to 5}} seconds". None for other notes.
std::vector<std::string> with_words_beside(const std::vector<std::string>& answers,
                                           const Note& note, const Face& face);

}  // namespace core
