// Which note a person would most likely call the heir of one that is gone, where nothing shows that
// it is: a hint for one who decides. Pure.
#pragma once

#include "core/heir/match.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace core {

// What is compared of a note, worked out once.
struct Likeness {
    explicit Likeness(const LeftNote& note);

    const LeftNote* note;              // which must outlive it
    std::vector<std::uint64_t> words;  // hashes of what it says, in order
};

// How alike two notes are: the share of words that they have in common (Dice's coefficient, 0 to
// 1), and a half more for the same id, and a quarter for each side of the same deck on which they
// have the same neighbour.
double likeness(const Likeness& gone, const Likeness& other);

// Looks for heirs among many notes, which must outlive it.
class HeirSearch {
public:
    explicit HeirSearch(const std::vector<LeftNote>& notes);

    // The most alike of those that are possible, of several such the first; nothing where none is
    // by a half.
    using IsPossible = std::function<bool(const LeftNote& other)>;
    std::optional<std::size_t> likeliest(const LeftNote& gone, const IsPossible& is_possible) const;

private:
    std::vector<std::size_t> worth_a_look(const Likeness& gone) const;

    std::vector<Likeness> notes_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> saying_;  // by words
    std::unordered_map<std::string, std::vector<std::size_t>> at_;        // by ids, and by places
};

}  // namespace core
