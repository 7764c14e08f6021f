#include "core/heir/likeness.hpp"

#include "base/numbers/hash.hpp"
#include "base/text/unicode.hpp"
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

bool is_same(const std::optional<std::string>& a, const std::optional<std::string>& b) {
    return a && b && *a == *b;
}

}  // namespace

Likeness::Likeness(const LeftNote& of) : note(&of) {
    for (const Token& token : tokens_of(readable(of.text.text)))
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

std::optional<std::size_t> likeliest(const Likeness& gone, const std::vector<Likeness>& others,
                                     const IsPossible& is_possible) {
    std::optional<std::size_t> best;
    double most = 0;
    for (std::size_t i = 0; i < others.size(); ++i) {
        const double alike = likeness(gone, others[i]);
        if (alike < enough || alike <= most || !is_possible(*others[i].note)) continue;
        best = i;
        most = alike;
    }
    return best;
}

}  // namespace core
