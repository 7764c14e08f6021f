// Judging an answer that was typed in words: tolerant of how it is written, not of what it says. As
// all judgements it only suggests a grade.
#pragma once

#include "base/text/difference.hpp"
#include "core/card/identity.hpp"
#include "core/card/note.hpp"
#include "core/judge/wording.hpp"
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

// What a wrong answer has in common with the right one. Only the first and the second are surely
// wrong: what is said in other words only the learner can judge.
enum class Miss : std::uint8_t { near, other_figure, other_words };

struct TypedVerdict {
    Closeness closeness = Closeness::wrong;
    std::string closest;  // of the accepted answers; empty where none is accepted
    Miss miss = Miss::other_words;
    bool other_accents = false;  // right, but for accents that do not matter

    Grade grade() const { return suggested_grade(closeness); }
    // Whether it is so near that the letters in which it differs say why it is not right.
    bool is_near() const {
        return closeness == Closeness::nearly ||
               (closeness == Closeness::wrong && miss == Miss::near);
    }
};

// Case, white space, punctuation, articles, plurals, Markdown marks, and the order of what "and" or
// commas join do not matter; accents and strokes only where they are strict, and then no slip of
// spelling excuses them. Figures are compared by their values, and their units may be left out.
// Quick whatever the text; ill-formed UTF-8 is judged too.
TypedVerdict judge_typed(std::string_view given, const std::vector<std::string>& accepted,
                         Accents accents = Accents::ignored);

// What a face asks for: its hidden text, the back, or, reversed, the front. Of a question or a
// cloze.
std::string answer_of(const Note& note, const Face& face);

// Everything that answers a question or a hole: the back or the hidden text, and what is accepted
// beside it; backwards the front.
std::vector<std::string> accepted_answers(const Note& note, const Face& face);

// What may be typed as the answer to a face; empty where typing makes no sense, as for a question
// whose author did not say what else is accepted.
std::vector<std::string> typed_answers(const Note& note, const Face& face);

}  // namespace core
