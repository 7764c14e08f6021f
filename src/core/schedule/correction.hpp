// What a learner's own record says of a model of memory: who remembers better than it thinks, or
// forgets faster, is foretold so from then on. Pure: the same reviews give the same numbers.
#pragma once

#include <span>

namespace core {

// A review, as it was foretold and as it came out. Of reviews on the day of the one before nothing
// is foretold.
struct Foretold {
    double chance = 0;        // of recall, by the model: above 0, below 1
    bool has_lapsed = false;  // the card was forgotten before, after it had been learned
    bool is_known = false;
};

// On the scale of log odds: they are stretched by `slope` and moved by `shift`, and those of cards
// that have lapsed by `lapsed` besides. As it begins it changes nothing.
struct Correction {
    double shift = 0;
    double slope = 1;
    double lapsed = 0;

    double of(double chance, bool has_lapsed) const;

    bool operator==(const Correction&) const = default;
};

// Fewer reviews tell nothing: then there is no correction.
inline constexpr std::size_t fewest_to_correct = 100;

// The correction under which the reviews are likeliest, drawn towards none as by twenty reviews
// that say nothing (a logistic regression with a ridge; Newton's method).
Correction fitted(std::span<const Foretold> reviews);

}  // namespace core
