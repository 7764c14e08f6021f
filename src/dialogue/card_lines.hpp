// A card's question answered by a line of text, as a script gives it, and the sentence for a line
// that is no answer.
#pragma once

#include "core/judge/turn.hpp"
#include "ui/look.hpp"

#include <string>

namespace cli {

// What came of a line before the reveal.
enum class LineTaken {
    answer,   // the answer is to be shown now
    hint,     // the next hint has come to light
    nothing,  // it means nothing here
};
LineTaken take_line(core::Turn& turn, const std::string& line);

// The hint that came to light last: "hint: ..."
std::string hint_text(const core::Turn& turn);

// What a line may be before the reveal: "digits from 1 to 4, an empty line or show, h (hint)".
std::string valid_answers(const core::Turn& turn);

// "`x` is no answer here; valid are 1 to 4"
std::string refusal(const std::string& line, const std::string& valid, const ui::Look& look);

}  // namespace cli
