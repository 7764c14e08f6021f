// Whether one card of a quiz spoils another: a list of questions is a poor test when one of them
// answers the next.
#pragma once

#include "core/card/shown_card.hpp"

namespace core {

// Whether the question and the answer of either card tell the answer of the other, or the two ask
// nearly the same. Judged by words alone: what is paraphrased goes unnoticed, and so does an answer
// too short or too common to tell anything.
bool gives_away(const ShownCard& one, const ShownCard& other);

}  // namespace core
