#include "core/schedule/score.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace core {

double log_loss(std::span<const Forecast> forecasts) {
    constexpr double nearly = 1e-7;
    if (forecasts.empty()) return 0;
    double sum = 0;
    for (const Forecast& one : forecasts) {
        const double chance = std::clamp(one.chance, nearly, 1 - nearly);
        sum -= std::log(one.is_known ? chance : 1 - chance);
    }
    return sum / static_cast<double>(forecasts.size());
}

// By ranks (Mann and Whitney 1947): equal chances share the mean of theirs.
double area_under_curve(std::span<const Forecast> forecasts) {
    std::vector<Forecast> sorted(forecasts.begin(), forecasts.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const Forecast& a, const Forecast& b) { return a.chance < b.chance; });
    double ranks = 0;
    double known = 0;
    for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
        double known_here = 0;
        for (; end < sorted.size() && sorted[end].chance == sorted[begin].chance; ++end)
            known_here += sorted[end].is_known ? 1 : 0;
        ranks += known_here * (static_cast<double>(begin + end + 1) / 2);
        known += known_here;
    }
    const double missed = static_cast<double>(sorted.size()) - known;
    if (known == 0 || missed == 0) return 0.5;
    return (ranks - known * (known + 1) / 2) / (known * missed);
}

namespace {
constexpr std::size_t longest = 200;
constexpr double before = 10;
constexpr double known_before = 9;
}  // namespace

double MovingAverage::chance() const {
    return (known_ + known_before) / (static_cast<double>(last_.size()) + before);
}

void MovingAverage::add(bool is_known) {
    last_.push_back(is_known);
    known_ += is_known ? 1 : 0;
    if (last_.size() <= longest) return;
    known_ -= last_.front() ? 1 : 0;
    last_.pop_front();
}

}  // namespace core
