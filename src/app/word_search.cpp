#include "app/word_search.hpp"

#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"
#include "core/card/said.hpp"
#include "deckfile/note.hpp"
#include "deckfile/plain_texts.hpp"

#include <algorithm>
#include <optional>

namespace app {
namespace {

constexpr std::string_view signs_of_a_cloze = "{}:";

bool contains(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

std::string_view longest_part(std::string_view folded) {
    std::string_view longest;
    while (!folded.empty()) {
        const auto end = std::min(folded.find(' '), folded.size());
        if (end > longest.size()) longest = folded.substr(0, end);
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return longest;
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
        out += hole.substr(0, hole.rfind("::"));
        bytes.remove_prefix(std::min(end + 2, bytes.size()));
    }
    return out.append(bytes);
}

// Whether a part of the word may stand in an escape, which says another letter than it shows.
bool hides_some_of(std::string_view word, std::string_view bytes) {
    constexpr std::string_view harmless = "\"\\nt";  // what is said is no letter of other words
    const bool is_of_such = contains(word, "\"") || contains(word, "\\");
    for (auto at = bytes.find('\\'); at != std::string_view::npos; at = bytes.find('\\', at + 1))
        if (is_of_such || at + 1 == bytes.size() || !contains(harmless, bytes.substr(at + 1, 1)))
            return true;
    return false;
}

// Whether what follows leaves the letter before it as it is, be that followed by the edge of a hole
// or by a mark.
bool is_apart(std::string_view following) {
    return following.empty() || (base::is_ascii(following.substr(0, 1)) &&
                                 !contains(signs_of_a_cloze, following.substr(0, 1)));
}

bool stands_in(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        if (is_apart(text.substr(at + word.size())) || base::is_ascii(text)) return true;
    return false;
}

}  // namespace

// One that is looked at ever more closely, since that costs ever more.
class WordSearch::Slice {
public:
    explicit Slice(std::string_view bytes) : bytes_(bytes), outline_(base::outline(bytes)) {}

    bool says(const Word& word) {
        return may_say(word) && (plainly_says(word) || contains(read(), word.folded));
    }

private:
    bool may_say(const Word& word) {
        if (hides_some_of(word.stretch, bytes_)) return true;
        return contains(outline_, word.stretch) || contains(opened(), word.stretch);
    }

    const std::string& opened() {
        if (opened_) return *opened_;
        const bool has_holes = contains(bytes_, "{{");
        return opened_.emplace(has_holes ? base::outline(with_holes_open(bytes_)) : "");
    }

    bool plainly_says(const Word& word) const {
        if (!word.is_plain) return false;
        const std::string lowered = base::lower(bytes_);
        deckfile::PlainTexts texts(lowered);
        while (const auto text = texts.next())
            if (stands_in(*text, word.folded)) return true;
        return false;
    }

    // All that it says, folded.
    const std::string& read() {
        if (said_) return *said_;
        std::vector<core::Problem> problems;
        const auto note = deckfile::read_note(bytes_, 1, problems);
        return said_.emplace(note ? said_by(*note) : "");
    }

    std::string_view bytes_;
    std::string outline_;
    std::optional<std::string> opened_;  // the outline with holes open, where there may be any
    std::optional<std::string> said_;
};

WordSearch::WordSearch(const std::vector<std::string>& words) {
    for (const auto& word : words) {
        const std::string folded = base::without_accents(word);
        const std::string_view part = longest_part(folded);
        const bool is_plain = base::is_ascii(folded) && part.size() == folded.size() &&
                              folded.find_first_of(signs_of_a_cloze) == std::string::npos;
        words_.push_back({folded, base::outline(part), is_plain});
    }
}

std::vector<bool> WordSearch::find_in(std::string_view bytes) const {
    Slice slice(bytes);
    std::vector<bool> found;
    found.reserve(words_.size());
    for (const Word& word : words_) found.push_back(slice.says(word));
    return found;
}

}  // namespace app
