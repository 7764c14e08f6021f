#include "deckfile/suggest.hpp"

#include "deckfile/source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace deckfile {
namespace {

constexpr std::size_t longest_word = 32;  // of our own words; longer ones resemble none of them

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Optimal string alignment: edits, with a swap of neighbours as one.
std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j < above.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above.back();
}

// People mistype a word's first letter least.
bool same_start(std::string_view word, std::string_view candidate) {
    return !word.empty() && lower(word.front()) == lower(candidate.front());
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
    if (word.size() > longest_word) return {};
    std::string_view best;
    std::size_t fewest = std::max<std::size_t>(1, word.size() / 3);  // a third may be wrong
    for (const std::string_view candidate : known) {
        const std::size_t distance = edits(word, candidate);
        if (distance > fewest) continue;
        if (distance == fewest && !best.empty() && !same_start(word, candidate)) continue;
        best = candidate;
        fewest = distance;
    }
    return best;
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
    const std::string_view best = nearest(word, known);
    return best.empty() ? "" : fmt::format("; did you mean {}?", quoted(best));
}

}  // namespace deckfile
