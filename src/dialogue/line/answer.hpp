// An answer given whole, as a line of text: by pipe, or typed on a terminal.
#pragma once

#include "core/judge/turn.hpp"

#include <string>

namespace dialogue {

// Answers the question with it: digits of options, a number, letters y and n for points, words. A
// question that is recalled is answered in words by "t TEXT". False, and nothing has happened,
// where it is no answer.
bool give_answer(core::Turn& turn, const std::string& line);

// What the answer may be: "digits from 1 to 4, an empty line or show, h (hint)".
std::string valid_answers(const core::Turn& turn);

}  // namespace dialogue
