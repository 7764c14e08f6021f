#include "base/text/suggest.hpp"

#include "base/text/ascii.hpp"
#include "base/text/edit_distance.hpp"
#include "base/text/in_backticks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace base {
namespace {

constexpr std::size_t longest_word = 140;  // of ours, keys of cards; longer ones resemble none

// People mistype a word's first letter least.
bool same_start(std::string_view word, std::string_view candidate) {
    return !word.empty() && lower(word.front()) == lower(candidate.front());
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
    if (word.size() > longest_word) return {};
    std::string_view best;
    int fewest = std::max(1, static_cast<int>(word.size() / 3));  // a third may be wrong
    for (const std::string_view candidate : known) {
        if (std::abs(std::ssize(word) - std::ssize(candidate)) > fewest) continue;
        const int distance = edit_distance(lower(word), lower(candidate));
        if (distance > fewest) continue;
        if (distance == fewest && !best.empty() && !same_start(word, candidate)) continue;
        best = candidate;
        fewest = distance;
    }
    return best;
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
    const std::string_view best = nearest(word, known);
    return best.empty() ? "" : fmt::format("; did you mean {}?", in_backticks(best));
}

}  // namespace base
