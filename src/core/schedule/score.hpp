// How good forecasts were, by what came of them.
#pragma once

#include <deque>
#include <span>

namespace core {

// The chance that was given to a review (0 to 1), and whether the card was known.
struct Forecast {
    double chance = 0;
    bool is_known = false;
};

// The mean of -ln of the chance that was given to what came, each chance kept from 0 and 1 by 1e-7;
// 0 of none. Lower is better; who always says one half gets 0.693.
double log_loss(std::span<const Forecast> forecasts);

// The chance that of a card that was known and one that was not the first had been given the higher
// chance, a tie counting half: 0.5 for who knows nothing of the cards. 0.5 where all or none were
// known.
double area_under_curve(std::span<const Forecast> forecasts);

// What knows nothing of a card: the share that was known among the last 200 reviews, with ten at
// 0.9 before them.
class MovingAverage {
public:
    double chance() const;
    void add(bool is_known);

private:
    std::deque<bool> last_;
    int known_ = 0;
};

}  // namespace core
