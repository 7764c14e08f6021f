// What makes a legal note hard to learn, or hard to trust: the findings of `ebb check --strict`.
// Pure. What is judged, and why, stands in decks/README.md ("Writing cards that stick").
#pragma once

#include "core/card/note.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace deckfile {

// Limits, in words.
inline constexpr std::size_t longest_front = 50;
inline constexpr std::size_t longest_back = 40;
inline constexpr std::size_t longest_option = 22;  // of a choice
inline constexpr std::size_t longest_point = 18;
inline constexpr std::size_t most_points = 7;
inline constexpr std::size_t least_around_holes = 3;  // what a cloze says outside its holes

// A note with this tag says what its authors think or worked out, and needs no source.
inline constexpr std::string_view own_tag = "ours";

// Sentences about one note by itself.
std::vector<std::string> style_findings(const core::Note& note);

// The tags of a vocabulary: each line "* `tag`: ..." of a text names one.
std::set<std::string> read_vocabulary(std::string_view text);

// Fronts that ask nearly the same. Two do when at least half of the runs of three words that occur
// in either occur in both (the Jaccard index of their shingles; Broder 1997).
class Fronts {
public:
    // The name of an earlier note whose front is nearly this one's; then remembers this one.
    std::optional<std::string> add(const core::Note& note, std::string name);

private:
    struct Front {
        std::string name;
        std::size_t size;  // in shingles
    };
    std::vector<Front> fronts_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> having_;  // by shingle
};

}  // namespace deckfile
