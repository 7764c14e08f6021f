#include "core/judge/beside_hole.hpp"

#include "base/contains.hpp"
#include "core/card/cloze.hpp"

#include <string_view>

namespace core {
namespace {

// Where a sentence or a part of it ends, what stands beyond is not beside the hole.
constexpr std::string_view ends = " \t\r\n.,;:!?()[]\"";

std::string_view word_before(std::string_view text) {
    if (!text.ends_with(' ')) return {};
    text.remove_suffix(1);
    return text.substr(text.find_last_of(ends) + 1);  // from the start where there is none
}

std::string_view word_behind(std::string_view text) {
    if (!text.starts_with(' ')) return {};
    text.remove_prefix(1);
    return text.substr(0, text.find_first_of(ends));
}

}  // namespace

std::vector<std::string> with_words_beside(const std::vector<std::string>& answers,
                                           const Note& note, const Face& face) {
    if (note.kind != Kind::cloze) return {};
    const MarkedText filled = cloze_text(note.front, Hole::filled, face.hidden);
    const std::string_view text = filled.text;
    std::vector<std::string> out;
    for (const Mark& hole : filled.marks) {
        const std::string before(word_before(text.substr(0, hole.begin)));
        const std::string behind(word_behind(text.substr(hole.begin + hole.size)));
        for (const std::string& answer : answers) {
            if (!before.empty()) out.push_back(before + ' ' + answer);
            if (behind.empty()) continue;
            out.push_back(answer + ' ' + behind);
            if (!before.empty()) out.push_back(before + ' ' + answer + ' ' + behind);
        }
    }
    return out;
}

}  // namespace core
