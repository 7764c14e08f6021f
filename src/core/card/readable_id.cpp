#include "core/card/readable_id.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"
#include "core/card/cloze.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace core {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t usual_words = 5;
constexpr std::size_t most_words = 8;
constexpr std::size_t longest = 48;  // bytes, which leaves room for a number

// That a question is asked with, and that tell nothing of what it asks.
constexpr std::string_view empty_words[] = {
    "a",     "an",    "and", "are",  "at",   "be",  "by",   "can", "did", "do",    "does", "for",
    "from",  "give",  "has", "have", "how",  "in",  "is",   "it",  "its", "many",  "much", "name",
    "of",    "on",    "or",  "say",  "that", "the", "this", "to",  "was", "were",  "what", "when",
    "where", "which", "who", "why",  "with", "you", "your", "i",   "e",   "there", "must", "one"};

Words words_of(std::string_view text) {
    Words words;
    bool is_in_word = false;
    for (const char c : base::without_accents(text)) {
        const bool belongs = base::is_ascii_letter(c) || base::is_digit(c);
        if (belongs && !is_in_word) words.emplace_back();
        if (belongs && words.back().size() < longest) words.back() += c;
        is_in_word = belongs;
    }
    return words;
}

Words telling(Words words) {
    const Words all = words;
    std::erase_if(words, [](const auto& word) { return base::contains(empty_words, word); });
    return words.empty() ? all : words;
}

std::string answer_of(const Note& note) {
    if (!note.back.empty()) return note.back;
    if (!note.right.empty()) return note.right.front();
    return note.points.empty() ? std::string(to_string(note.kind)) : note.points.front();
}

Words words_for(const Note& note) {
    const bool is_cloze = note.kind == Kind::cloze;
    for (const std::string& text :
         {is_cloze ? cloze_text(note.front, Hole::filled).text : note.front, answer_of(note),
          std::string("note")})
        if (Words words = telling(words_of(text)); !words.empty()) return words;
    return {};
}

std::string joined(const Words& words, std::size_t count) {
    std::string id;
    for (std::size_t i = 0; i < count && id.size() + 1 + words[i].size() <= longest; ++i)
        id += (id.empty() ? "" : "-") + words[i];
    return id.empty() ? words.front() : id;
}

}  // namespace

std::string readable_id(const Note& note,
                        const std::function<bool(const std::string& id)>& is_taken) {
    const Words words = words_for(note);
    const std::string usual = joined(words, std::min(usual_words, words.size()));
    if (!is_taken(usual)) return usual;
    for (std::size_t count = usual_words + 1; count <= std::min(most_words, words.size()); ++count)
        if (std::string longer = joined(words, count); !is_taken(longer)) return longer;
    for (int number = 2;; ++number)
        if (std::string numbered = fmt::format("{}-{}", usual, number); !is_taken(numbered))
            return numbered;
}

}  // namespace core
