// How far apart in spelling two answers are that mean the same.
#pragma once

#include "core/judge/wording.hpp"

namespace core {

// How many slips of spelling lie between two answers that mean the same but for them; 0 where there
// are none of their kind, or what differs may be meant: numbers, signs, negations, short words.
int slips_between(const Wording& given, const Wording& expected);

}  // namespace core
