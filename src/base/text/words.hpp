// Texts as their words: what tells two texts about the same thing, and one text in another.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace base {

using Words = std::vector<std::string>;

// Runs of letters and digits, case folded. A number is one word, without marks between thousands:
// "86,400" is "86400", "99.9" stays as it is.
Words folded_words(std::string_view text);

// Whether `part` stands in `whole` without a gap; an empty one does nowhere.
bool has_run(const Words& whole, const Words& part);

// Hashes of all runs of three words, or of the whole text where it has fewer (Broder 1997).
std::set<std::uint64_t> shingles(const Words& words);

// Whether `shared` of so many shingles in two texts make them nearly the same: at least half of
// those that occur in either occur in both (their Jaccard index).
bool nearly_same(std::size_t shared, std::size_t in_one, std::size_t in_other);
bool nearly_same(const std::set<std::uint64_t>& one, const std::set<std::uint64_t>& other);

}  // namespace base
