// What a card says, made once for all who show, print, search or compare it: Markdown as its author
// wrote it, with what a cloze hides or has hidden marked.
#pragma once

#include "core/card/identity.hpp"
#include "core/card/marked_text.hpp"
#include "core/card/note.hpp"

#include <string>
#include <vector>

namespace core {

// The question: of a cloze, its text with the face's holes open.
MarkedText question_said(const Note& note, const Face& face);

// The whole answer: of a cloze, its text with the face's holes filled; of a choice or of points,
// all of them: on one line, or as a block each where one has several lines.
MarkedText answer_said(const Note& note, const Face& face);

// The front as it reads when nothing is hidden.
std::string whole_front(const Note& note);

// The hints that stand in the holes of a cloze; other notes have none.
std::vector<std::string> hole_hints(const Note& note);

}  // namespace core
