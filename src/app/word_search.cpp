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

// Without the marks and hints of holes: a word may go on across the edge of one.
std::string with_holes_open(std::string_view bytes) {
    std::string out;
    for (auto begin = bytes.find("{{"); begin != std::string_view::npos; begin = bytes.find("{{")) {
        out += bytes.substr(0, begin);
        bytes.remove_prefix(begin + 2);
        const auto end = std::min(bytes.find("}}"), bytes.size());
        const std::string_view hole = bytes.substr(0, end);
        out += hole.substr(0, hole.find("::"));
        bytes.remove_prefix(std::min(end + 2, bytes.size()));
    }
    return out.append(bytes);
}

}  // namespace

WordSearch::WordSearch(const std::vector<std::string>& words) {
    for (const auto& word : words) folded_.push_back(base::without_accents(word));
}

bool WordSearch::any_in(const std::string& folded_text) const {
    return std::any_of(folded_.begin(), folded_.end(),
                       [&](const auto& word) { return contains(folded_text, word); });
}

bool WordSearch::may_be_in(std::string_view bytes) const {
    if (contains(bytes, "\\")) return true;  // an escape says another letter than it shows
    if (any_in(base::without_accents(bytes))) return true;
    return contains(bytes, "{{") && any_in(base::without_accents(with_holes_open(bytes)));
}

std::vector<bool> WordSearch::find_in(std::string_view slice) const {
    std::vector<bool> found(folded_.size(), false);
    // Reading a note costs far more than looking at its bytes, and few hold the word.
    if (!may_be_in(slice)) return found;
    std::vector<core::Problem> problems;
    const auto note = deckfile::read_note(slice, 1, problems);
    if (!note) return found;
    const std::string text = said_by(*note);
    for (std::size_t i = 0; i < folded_.size(); ++i) found[i] = contains(text, folded_[i]);
    return found;
}

}  // namespace app
