#include "core/heir/likeness.hpp"

#include "base/numbers/hash.hpp"
#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"
#include "core/heir/tokens.hpp"

#include <algorithm>
#include <iterator>

namespace core {
namespace {

constexpr double enough = 0.5;
constexpr double for_id = 0.5;
constexpr double for_neighbour = 0.25;

double share_in_common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    if (a.empty() || b.empty()) return 0;
    std::vector<std::uint64_t> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return 2.0 * static_cast<double>(common.size()) / static_cast<double>(a.size() + b.size());
}

// What two notes may share besides words.
std::vector<std::string> names_of(const LeftNote& note) {
    std::vector<std::string> out{"id " + note.id};
    if (note.text.before) out.push_back("behind " + card_key(note.deck, *note.text.before, ""));
    if (note.text.after) out.push_back("before " + card_key(note.deck, *note.text.after, ""));
    return out;
}

bool is_same(const std::optional<std::string>& a, const std::optional<std::string>& b) {
    return a && b && *a == *b;
}

}  // namespace

Likeness::Likeness(const LeftNote& of) : note(&of) {
    for (const Token& token : tokens_of(readable(of.text.text)))
        if (token.kind != Token::Kind::sign)
            words.push_back(base::hash64(base::case_folded(token.text)));
    std::sort(words.begin(), words.end());
}

double likeness(const Likeness& gone, const Likeness& other) {
    const LeftNote& a = *gone.note;
    const LeftNote& b = *other.note;
    double sum = share_in_common(gone.words, other.words);
    if (a.id == b.id) sum += for_id;
    if (a.deck != b.deck) return sum;
    if (is_same(a.text.before, b.text.before)) sum += for_neighbour;
    if (is_same(a.text.after, b.text.after)) sum += for_neighbour;
    return sum;
}

HeirSearch::HeirSearch(const std::vector<LeftNote>& notes) : notes_(notes.begin(), notes.end()) {
    for (std::size_t i = 0; i < notes_.size(); ++i) {
        const auto& words = notes_[i].words;
        for (auto word = words.begin(); word != words.end(); ++word)
            if (word == words.begin() || *word != *std::prev(word)) saying_[*word].push_back(i);
        for (const std::string& name : names_of(*notes_[i].note)) at_[name].push_back(i);
    }
}

// Who shares neither id nor neighbour is alike by a half with a third of the words at least.
std::vector<std::size_t> HeirSearch::worth_a_look(const Likeness& gone) const {
    std::vector<std::size_t> shared(notes_.size(), 0);
    for (const std::uint64_t word : gone.words)
        if (const auto found = saying_.find(word); found != saying_.end())
            for (const std::size_t note : found->second) ++shared[note];
    for (const std::string& name : names_of(*gone.note))
        if (const auto found = at_.find(name); found != at_.end())
            for (const std::size_t note : found->second) shared[note] = gone.words.size();
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < shared.size(); ++i)
        if (shared[i] > 0 && shared[i] * 3 >= gone.words.size()) out.push_back(i);
    return out;
}

std::optional<std::size_t> HeirSearch::likeliest(const LeftNote& gone,
                                                 const IsPossible& is_possible) const {
    const Likeness looked_for(gone);
    std::optional<std::size_t> best;
    double most = 0;
    for (const std::size_t i : worth_a_look(looked_for)) {
        const double alike = likeness(looked_for, notes_[i]);
        if (alike < enough || alike <= most || !is_possible(*notes_[i].note)) continue;
        best = i;
        most = alike;
    }
    return best;
}

}  // namespace core
