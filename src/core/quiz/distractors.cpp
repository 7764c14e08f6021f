#include "core/quiz/distractors.hpp"

#include "base/contains.hpp"
#include "base/numbers/random.hpp"
#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"
#include "base/text/words.hpp"
#include "core/quiz/answer_words.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace core {
namespace {

using base::is_capital;
using base::is_digit;
using base::Words;

constexpr int longest = 60;  // columns of a back that is taken
constexpr std::size_t wanted = 3;
constexpr std::size_t choice = 6;         // of how many of the most alike three are drawn
constexpr double too_similar = 0.6;       // of letter pairs
constexpr std::size_t least_subject = 4;  // bytes of a word that names something

// The last sentence of a front is the one that asks.
Words asking_words(std::string_view front) {
    const std::string line = base::normalised(front);
    std::string_view asking = line;
    const auto end = asking.find_last_not_of("?!. ");
    if (end == std::string_view::npos) return {};
    for (const std::string_view mark : {". ", "? ", "! ", "; "})
        if (const auto at = asking.substr(0, end).rfind(mark); at != std::string_view::npos)
            asking.remove_prefix(std::min(at + mark.size(), asking.size()));
    return base::folded_words(asking);
}

// "what", "how many", ..., "yes or no", or nothing.
std::string question_word(const Words& asking) {
    constexpr std::array<std::string_view, 8> words{"what", "which", "why", "how",
                                                    "when", "where", "who", "whose"};
    constexpr std::array<std::string_view, 12> verbs{"is",  "are", "was", "were", "does",   "do",
                                                     "did", "can", "may", "must", "should", "will"};
    const auto found = std::find_if(asking.begin(), asking.end(),
                                    [&](const auto& word) { return base::contains(words, word); });
    if (found == asking.end())
        return !asking.empty() && base::contains(verbs, asking.front()) ? "yes or no" : "";
    const auto next = found + 1;
    if (*found == "how" && next != asking.end() && (*next == "many" || *next == "much"))
        return *found + " " + *next;
    return *found;
}

// How an answer begins, as far as that shows which question it answers.
std::string opening(const Words& words) {
    constexpr std::array<std::string_view, 22> telling{
        "to",      "in", "on",    "at",   "by",    "with",  "from", "for",
        "because", "as", "after", "when", "that",  "it",    "they", "those",
        "yes",     "no", "only",  "its",  "their", "before"};
    if (words.empty()) return {};
    const std::string& first = words.front();
    if (base::contains(telling, first)) return first;
    return first.size() > 5 && first.ends_with("ing") ? "ing" : "";
}

// A sentence has a verb, often behind "it" or "they"; these can be told without a dictionary.
bool has_verb(const Words& words) {
    constexpr std::array<std::string_view, 20> verbs{
        "is",  "are",  "was",  "were",  "has",    "have", "had",  "does",  "do",   "can",
        "may", "must", "will", "would", "should", "it",   "they", "stays", "gets", "goes"};
    return std::any_of(words.begin(), words.end(),
                       [&](const auto& word) { return base::contains(verbs, word); });
}

// A capital after the first word: a name, or an abbreviation.
bool has_name(std::string_view text) {
    const auto begin = std::min(text.find_first_of(" -"), text.size());
    return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), is_capital) ||
           (text.size() > 1 && is_capital(text[1]));
}

// What an answer looks like.
struct Form {
    std::string asked_by;
    std::string opening;
    bool verb = false;
    bool name = false;
    bool digits = false;
    bool colon = false;
    bool stop = false;
    bool capital = false;

    bool operator==(const Form&) const = default;
};

// A question and its answer, ready to be compared.
struct Item {
    const Note* note = nullptr;
    Words asking;
    Words answer;  // without a leading article
    Form form;
    int width = 0;
};

bool is_short(const Note& note) {
    const std::string& back = note.back;
    return note.kind == Kind::question && !back.empty() && base::width_of(back) <= longest &&
           back.find_first_of("\n`|") == std::string::npos && back.front() != '-' &&
           back.front() != '*';
}

std::optional<Item> item_of(const Note& note) {
    if (!is_short(note)) return std::nullopt;
    const std::string& back = note.back;
    Item item;
    item.note = &note;
    item.asking = asking_words(note.front);
    item.answer = answer_words(back);
    if (item.answer.empty()) return std::nullopt;
    item.width = base::width_of(back);
    Form& form = item.form;
    form.asked_by = question_word(item.asking);
    form.opening = opening(item.answer);
    form.verb = has_verb(item.answer);
    form.name = has_name(back);
    form.digits = std::any_of(back.begin(), back.end(), is_digit);
    form.colon = back.find_first_of(":;") != std::string::npos;
    form.stop = back.ends_with('.');
    form.capital = is_capital(back.front());
    return item;
}

// Alike in length: neither the long one nor the short one of four stands out.
bool as_long(const Item& a, const Item& b) {
    const auto near = [](int one, int other, int slack) {
        return std::abs(one - other) <= std::max(slack, std::max(one, other) / 3);
    };
    return near(a.width, b.width, 6) &&
           near(static_cast<int>(std::ssize(a.answer)), static_cast<int>(std::ssize(b.answer)), 1);
}

std::map<std::string, int> letter_pairs(const Words& words) {
    std::map<std::string, int> pairs;
    for (const std::string& word : words) {
        const std::string framed = " " + word + " ";
        for (std::size_t i = 0; i + 2 <= framed.size(); ++i) ++pairs[framed.substr(i, 2)];
    }
    return pairs;
}

// The share of letter pairs that two texts have in common (Dice's coefficient).
double similarity(const Words& a, const Words& b) {
    const auto in_a = letter_pairs(a);
    const auto in_b = letter_pairs(b);
    int shared = 0;
    int all = 0;
    for (const auto& [pair, count] : in_a) {
        const auto other = in_b.find(pair);
        if (other != in_b.end()) shared += std::min(count, other->second);
        all += count;
    }
    for (const auto& [pair, count] : in_b) all += count;
    return all == 0 ? 0 : 2.0 * shared / all;
}

// The words of the one that the other has not.
Words without(const Words& words, const Words& others) {
    Words out;
    std::copy_if(words.begin(), words.end(), std::back_inserter(out),
                 [&](const auto& word) { return !base::contains(others, word); });
    return out;
}

bool has_digit(const Words& words) {
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::any_of(word.begin(), word.end(), is_digit);
    });
}

// Whether one says no more than the other, or nearly the same. Figures are never nearly the same.
bool is_same_answer(const Words& a, const Words& b) {
    const Words only_a = without(a, b);
    const Words only_b = without(b, a);
    if (only_a.empty() || only_b.empty()) return true;
    return !has_digit(only_a) && !has_digit(only_b) && similarity(only_a, only_b) >= too_similar;
}

// Everything that answers a note.
std::vector<Words> answers_of(const Note& note) {
    std::vector<Words> out{answer_words(note.back)};
    for (const std::string& one : note.accept) out.push_back(answer_words(one));
    return out;
}

bool may_be_right(const Note& distractor, const Note& asked) {
    for (const Words& a : answers_of(distractor))
        for (const Words& b : answers_of(asked))
            if (is_same_answer(a, b)) return true;
    const Words one = base::folded_words(distractor.front);
    const Words other = base::folded_words(asked.front);
    return without(one, other).empty() || without(other, one).empty();
}

// Words of the asking sentence that the answer takes up: "Which mode?" - "Real-time mode."
std::set<std::string> taken_up(const Words& asking, const Words& answer) {
    std::set<std::string> out;
    for (const std::string& word : asking)
        if (word.size() >= least_subject && base::contains(answer, word)) out.insert(word);
    return out;
}

std::set<std::string> telling_tags(const Note& note, const std::set<std::string>& untelling) {
    std::set<std::string> out;
    for (const std::string& tag : note.tags) out.insert(base::case_folded(tag));
    for (const std::string& tag : untelling) out.erase(tag);
    return out;
}

class Finder {
public:
    Finder(Item asked, const std::set<std::string>& untelling)
        : asked_(std::move(asked)),
          untelling_(untelling),
          tags_(telling_tags(*asked_.note, untelling)),
          taken_up_(taken_up(asked_.asking, asked_.answer)) {}

    bool fits(const Item& item) const {
        return item.form == asked_.form && as_long(item, asked_) && shared_tags(*item.note) > 0 &&
               taken_up(asked_.asking, item.answer) == taken_up_ &&
               !may_be_right(*item.note, *asked_.note);
    }
    // The more, the more alike.
    int likeness(const Item& item) const {
        const auto others = std::ssize(without(item.asking, asked_.asking));
        const auto same_words = static_cast<int>(std::ssize(item.asking) - others);
        return 6 * shared_tags(*item.note) + 3 * same_words - std::abs(item.width - asked_.width);
    }

private:
    // Two notes without a tag share their deck.
    int shared_tags(const Note& note) const {
        const auto tags = telling_tags(note, untelling_);
        if (tags.empty() && tags_.empty()) return 1;
        return static_cast<int>(std::count_if(
            tags.begin(), tags.end(), [&](const auto& tag) { return tags_.contains(tag); }));
    }

    Item asked_;
    const std::set<std::string>& untelling_;
    std::set<std::string> tags_;
    std::set<std::string> taken_up_;
};

// The front ones, without those that are nearly one before them.
std::vector<Item> distinct(const std::vector<Item>& from) {
    std::vector<Item> out;
    for (const Item& item : from) {
        const bool known = std::any_of(out.begin(), out.end(), [&](const Item& other) {
            return is_same_answer(item.answer, other.answer);
        });
        if (!known) out.push_back(item);
        if (out.size() == choice) break;
    }
    return out;
}

}  // namespace

std::vector<std::string> distractors(const Note& asked, const std::vector<Note>& others,
                                     const std::set<std::string>& untelling, std::uint64_t seed) {
    auto item = item_of(asked);
    if (!item) return {};
    const Finder finder(std::move(*item), untelling);
    std::vector<Item> fitting;
    for (const Note& other : others)
        if (auto one = item_of(other); one && finder.fits(*one)) fitting.push_back(std::move(*one));
    base::Random random(seed);
    random.shuffle(std::span(fitting));
    std::stable_sort(fitting.begin(), fitting.end(), [&](const Item& a, const Item& b) {
        return finder.likeness(a) > finder.likeness(b);
    });
    std::vector<Item> found = distinct(fitting);
    if (found.size() < wanted) return {};
    random.shuffle(std::span(found));
    std::vector<std::string> out;
    for (std::size_t i = 0; i < wanted; ++i) out.push_back(found[i].note->back);
    return out;
}

}  // namespace core
