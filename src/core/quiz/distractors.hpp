// Wrong answers for a question that has none: a quiz offers them beside the right one, so that a
// single key answers it. They are what other questions of the same deck are answered by; so strict
// is the choice that most questions get none, rather than some that nobody would believe.
#pragma once

#include "core/card/note.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace core {

// Three backs of other questions that look like an answer to the question as `asked` from front to
// back, or none.
//
// 1. Only a short back of one line has any, and only such are taken.
// 2. The two notes share a tag, or neither has one; `untelling` tags (case folded) do not count:
//    those that every note of the deck has, and those that say when to meet a note.
// 3. They ask with the same word, and their answers are alike in length, in how they begin and end,
//    and in digits, names and verbs.
// 4. None equals the right answer, an accepted one or another distractor, nor nearly so, nor says
//    less or more in the same words; and none comes from a question all of whose words stand in
//    the asked one, or the other way round.
//
// `others` are the notes of the same deck; the asked one may be among them. The same seed gives the
// same answers.
std::vector<std::string> distractors(const Note& asked, const std::vector<Note>& others,
                                     const std::set<std::string>& untelling, std::uint64_t seed);

}  // namespace core
