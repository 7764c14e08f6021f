// The cloze notation: "{{hidden}}" or "{{hidden::hint}}", literal braces as "{{{{" and "}}}}".
// Holes do not nest.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

// A run of a cloze text: plain, or a hole.
struct ClozeRun {
    std::string text;  // shown, or hidden
    bool hole = false;
    std::string hint;  // of a hole; may be empty
};

// What is wrong with a cloze text, and at which byte of it.
struct ClozeError {
    std::string message;
    std::size_t offset;
};

// The runs in order, at least one of them a hole; or why the text is no cloze.
std::variant<std::vector<ClozeRun>, ClozeError> parse_cloze(std::string_view text);

// A cloze with each hole as it is to be shown; a text that is none, as it is.
using ShownHole = std::function<std::string(const ClozeRun& hole)>;
std::string cloze_text(const std::string& cloze, const ShownHole& shown);

}  // namespace core
