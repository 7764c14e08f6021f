// What makes a legal note hard to learn, or hard to trust: the findings of `ebb check --strict`.
// Each goes by a rule, which a deck may turn off by its name (`allow`). Pure. What is judged, and
// why, stands in decks/README.md ("Writing cards that stick").
#pragma once

#include "core/card/catalog.hpp"
#include "core/card/note.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
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

namespace rule {
inline constexpr std::string_view long_front = "long-front";
inline constexpr std::string_view long_back = "long-back";
inline constexpr std::string_view long_answer = "long-answer";
inline constexpr std::string_view long_point = "long-point";
inline constexpr std::string_view many_points = "many-points";
inline constexpr std::string_view answer_stands_out = "answer-stands-out";
inline constexpr std::string_view bare_number = "bare-number";
inline constexpr std::string_view all_hole = "all-hole";
inline constexpr std::string_view no_source = "no-source";
inline constexpr std::string_view near_duplicate = "near-duplicate";
inline constexpr std::string_view unknown_tag = "unknown-tag";
}  // namespace rule

inline constexpr std::array rules = {
    rule::long_front,        rule::long_back,   rule::long_answer,   rule::long_point,
    rule::many_points,       rule::bare_number, rule::all_hole,      rule::no_source,
    rule::answer_stands_out, rule::unknown_tag, rule::near_duplicate};

struct Finding {
    std::string_view rule;
    std::string sentence;

    bool operator==(const Finding&) const = default;
};

// "the back has 41 words; 40 are enough [long-back]".
std::string describe(const Finding& finding);

// About one note by itself, with what its deck gives to all.
std::vector<Finding> style_findings(const core::Note& note, const core::DeckInfo& deck);

// The tags of a vocabulary, by their folded forms: each line "* `tag`: ..." of a text names one.
using Vocabulary = std::map<std::string, std::string>;
Vocabulary read_vocabulary(std::string_view text);

// Fronts that ask nearly the same. Two do when at least half of the runs of three words that occur
// in either occur in both (the Jaccard index of their shingles; Broder 1997).
class Fronts {
public:
    // The name of an earlier note whose whole front is nearly this one's; then remembers this one.
    std::optional<std::string> add(const core::Note& note, std::string name);
    std::optional<std::string> add(std::string_view whole_front, std::string name);

private:
    struct Front {
        std::string name;
        std::size_t size;  // in shingles
    };
    std::vector<Front> fronts_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> having_;  // by shingle
};

}  // namespace deckfile
