#include "core/quiz/give_away.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"
#include "base/text/words.hpp"
#include "core/card/said.hpp"
#include "core/judge/judgement.hpp"
#include "core/judge/typed.hpp"
#include "core/quiz/answer_words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core {
namespace {

using base::Words;

constexpr int fewest_letters = 4;   // of an answer that tells something
constexpr int fewest_digits = 3;    // of a number that does
constexpr int same_matter = 2;      // words of a question that make a text one about it
constexpr std::size_t content = 4;  // bytes of a word that is more than grammar

// A card as far as a quiz shows it.
struct Spoken {
    Words question;
    std::vector<Words> answers;  // each enough by itself, but for points
    Words unit;
    bool in_parts = false;  // half of the answers tell

    // All that is seen of it in the end.
    Words whole() const {
        Words all = question;
        for (const Words& answer : answers) all.insert(all.end(), answer.begin(), answer.end());
        all.insert(all.end(), unit.begin(), unit.end());
        return all;
    }
};

// Everything that answers a card; of a choice and of points, only together.
std::vector<std::string> answers_of(const ShownCard& card) {
    const Note& note = card.note;
    switch (note.kind) {
        case Kind::question:
        case Kind::cloze:
            return accepted_answers(note, card.face);
        case Kind::choice:
            return note.right;
        case Kind::number:
            return {number_text(note.number)};
        case Kind::points:
            return note.points;
    }
    return {};
}

Spoken spoken(const ShownCard& card) {
    Spoken out;
    out.question = base::folded_words(question_said(card.note, card.face).text);
    for (const std::string& answer : answers_of(card)) out.answers.push_back(answer_words(answer));
    const Kind kind = card.note.kind;
    if (kind == Kind::number) out.unit = base::folded_words(card.note.unit);
    out.in_parts = kind == Kind::choice || kind == Kind::points;
    return out;
}

bool is_number(const std::string& word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return base::is_digit(c) || c == '.'; });
}

int letters_in(const Words& words) {
    std::size_t letters = 0;
    for (const auto& word : words) letters += base::clusters(word).size();
    return static_cast<int>(letters);
}

// Long enough to be more than grammar, and none of the longer words of that.
bool has_content(const std::string& word) {
    constexpr std::array<std::string_view, 58> grammar{
        "about",  "after",   "also",  "among",  "been",  "before", "both",  "could", "does",
        "each",   "else",    "every", "first",  "from",  "have",   "into",  "just",  "less",
        "like",   "many",    "more",  "most",   "much",  "must",   "once",  "only",  "other",
        "over",   "same",    "shall", "should", "some",  "still",  "such",  "than",  "that",
        "their",  "them",    "then",  "there",  "these", "they",   "this",  "those", "under",
        "until",  "what",    "when",  "where",  "which", "while",  "whose", "will",  "with",
        "within", "without", "would", "your"};
    return word.size() >= content && !is_number(word) && !base::contains(grammar, word);
}

// Whether the text is about what the question is about, its answer apart.
bool same_subject(const Words& text, const Spoken& asked, const Words& answer) {
    std::set<std::string> shared;
    for (const auto& word : asked.question)
        if (has_content(word) && base::contains(text, word) && !base::contains(answer, word))
            shared.insert(word);
    return static_cast<int>(shared.size()) >= same_matter;
}

// Several words, with one among them that is more than grammar, tell wherever they stand. Anything
// else is said everywhere, and tells only in a text about the same matter.
bool tells(const Words& text, const Spoken& asked, const Words& answer) {
    if (!base::has_run(text, answer)) return false;
    const bool near = same_subject(text, asked, answer);
    if (answer.size() == 1 && is_number(answer.front())) {
        Words with_unit = answer;
        with_unit.insert(with_unit.end(), asked.unit.begin(), asked.unit.end());
        const bool unit_told = !asked.unit.empty() && base::has_run(text, with_unit);
        return letters_in(answer) < fewest_digits ? near && unit_told : near || unit_told;
    }
    if (letters_in(answer) < fewest_letters) return false;
    return near || (answer.size() > 1 && std::any_of(answer.begin(), answer.end(), has_content));
}

bool tells(const Spoken& shown, const Spoken& asked) {
    const Words text = shown.whole();
    const auto told =
        std::count_if(asked.answers.begin(), asked.answers.end(),
                      [&](const Words& answer) { return tells(text, asked, answer); });
    return told > 0 && (!asked.in_parts || 2 * told >= std::ssize(asked.answers));
}

}  // namespace

bool gives_away(const ShownCard& one, const ShownCard& other) {
    const Spoken a = spoken(one);
    const Spoken b = spoken(other);
    return base::nearly_same(base::shingles(a.question), base::shingles(b.question)) ||
           tells(a, b) || tells(b, a);
}

}  // namespace core
