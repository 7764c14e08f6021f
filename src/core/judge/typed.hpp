// Judging an answer that was typed in words: tolerant of how it is written, not of what it says. As
// all judgements it only suggests a grade.
#pragma once

#include "base/text/difference.hpp"
#include "core/card/identity.hpp"
#include "core/card/note.hpp"
#include "core/schedule/memory.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

// Nearly: right but for a slip of spelling.
enum class Closeness : std::uint8_t { right, nearly, wrong };

// Right is good, nearly is hard, wrong is again.
Grade suggested_grade(Closeness closeness);

struct TypedVerdict {
    Closeness closeness = Closeness::wrong;
    std::string closest;  // of the accepted answers; empty where none is accepted

    Grade grade() const { return suggested_grade(closeness); }
};

// Case, white space, punctuation, accents, articles, Markdown marks, and the order of what "and" or
// commas join do not matter; quantities are compared by their values, and their units may be left
// out. Quick whatever the text; ill-formed UTF-8 is judged too.
TypedVerdict judge_typed(std::string_view given, const std::vector<std::string>& accepted);

// What a face asks for: its hidden text, the back, or, reversed, the front. Of a question or a
// cloze.
std::string answer_of(const Note& note, const Face& face);

// Everything that answers a question: the back and what is accepted beside it; backwards the front.
std::vector<std::string> accepted_answers(const Note& note, const Face& face);

// What may be typed as the answer to a face; empty where typing makes no sense, as for a question
// whose author did not say what else is accepted.
std::vector<std::string> typed_answers(const Note& note, const Face& face);

}  // namespace core
