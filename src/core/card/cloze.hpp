// The cloze notation: "{{hidden}}" or "{{hidden::hint}}", literal braces as "{{{{" and "}}}}".
// Holes do not nest.
#pragma once

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

}  // namespace core
