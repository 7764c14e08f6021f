#include "app/word_search.hpp"

#include "base/text/unicode.hpp"
#include "core/card/said.hpp"
#include "deckfile/note.hpp"

#include <algorithm>

namespace app {
namespace {

bool contains(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

// A text a line, so that no phrase goes on from one into the next.
std::string said_by(const core::Note& note) {
    std::vector<std::string> texts{core::whole_front(note), note.back, note.why, note.unit};
    const auto hints_of_holes = core::hole_hints(note);
    for (const auto* list :
         {&hints_of_holes, &note.accept, &note.right, &note.wrong, &note.points, &note.hints})
        texts.insert(texts.end(), list->begin(), list->end());
    for (const auto& hole : note.accept_by_hole)
        texts.insert(texts.end(), hole.answers.begin(), hole.answers.end());
    std::string said;
    for (const auto& text : texts) said += base::without_accents(text) + '\n';
    return said;
}

// Whether the bytes may say more than they show: escapes, and words across the edge of a hole.
bool is_coded(std::string_view slice) {
    return contains(slice, "\\") || contains(slice, "{{");
}

}  // namespace

WordSearch::WordSearch(const std::vector<std::string>& words) {
    for (const auto& word : words) folded_.push_back(base::without_accents(word));
}

std::vector<bool> WordSearch::find_in(std::string_view slice) const {
    std::vector<bool> found(folded_.size(), false);
    const auto any_in = [this](std::string_view text) {
        return std::any_of(folded_.begin(), folded_.end(),
                           [&](const auto& word) { return contains(text, word); });
    };
    // Reading a note costs far more than looking at its bytes, and few hold the word.
    if (!is_coded(slice) && !any_in(base::without_accents(slice))) return found;
    std::vector<core::Problem> problems;
    const auto note = deckfile::read_note(slice, 1, problems);
    if (!note) return found;
    const std::string text = said_by(*note);
    for (std::size_t i = 0; i < folded_.size(); ++i) found[i] = contains(text, folded_[i]);
    return found;
}

}  // namespace app
