#include "core/schedule/sm2.hpp"

#include "base/numbers/random.hpp"

#include <algorithm>

namespace core {
namespace {

constexpr int lapse_penalty = 200;
constexpr int hard_penalty = 140;
constexpr int easy_bonus = 100;
constexpr int good_recovery = 20;  // a pass wins back what a lapse took, up to the start ease
constexpr int hard_factor = 1200;
constexpr int easy_factor = 1300;
constexpr int longest_wait = 10'000'000;  // days; a row may say anything
constexpr std::int64_t longest_hard_wait_s = 24 * 60 * 60 - 1;
constexpr int graduating_days = 1;
constexpr int easy_graduating_days = 4;

std::int64_t divide_half_up(std::int64_t numerator, std::int64_t denominator) {
    return (2 * numerator + denominator) / (2 * denominator);
}

std::int64_t divide_up(std::int64_t numerator, std::int64_t denominator) {
    return (numerator + denominator - 1) / denominator;
}

// One answer being worked out: the state before it, and when it is given.
class Answer {
public:
    Answer(const Memory& before, Instant at, Day day, std::uint64_t seed,
           const SchedulerSettings& settings)
        : before_(before),
          at_(at),
          day_(day),
          settings_(settings),
          luck_(
              base::splitmix64(base::splitmix64(seed) ^
                               base::splitmix64(static_cast<std::uint64_t>(before.answers + 1)))) {
        base_ = before;
        base_.answers += 1;
        base_.last_day = day;
    }

    Preview outcomes() const {
        switch (before_.phase) {
            case Phase::fresh:
            case Phase::learning:
                return learning();
            case Phase::relearning:
                return relearning();
            case Phase::review:
                return review();
        }
        return learning();
    }

private:
    int elapsed() const {
        const std::int64_t days = (day_ - before_.last_day).count();
        return static_cast<int>(std::clamp<std::int64_t>(days, 0, longest_wait));
    }

    Outcome step(Phase phase, int index, std::int64_t wait_s) const {
        Memory after = base_;
        after.phase = phase;
        after.step = index;
        after.due_at = at_ + std::chrono::seconds{wait_s};
        return {after};
    }

    // The wait for Hard: the mean of the first two steps on the first one, else the step again. A
    // single one is waited for half as long again, but less than a day: Good brings it tomorrow.
    static std::int64_t hard_wait(const std::vector<int>& steps, std::size_t index) {
        if (index > 0) return steps[index];
        if (steps.size() == 1)
            return std::min(divide_half_up(std::int64_t{steps[0]} * 3, 2), longest_hard_wait_s);
        return (std::int64_t{steps[0]} + steps[1]) / 2;
    }

    // A step kept from other settings may lie behind the last one there is now.
    std::size_t current_step(const std::vector<int>& steps) const {
        return std::min(static_cast<std::size_t>(std::max(before_.step, 0)), steps.size() - 1);
    }

    // A pass on a later day has stood the test that the remaining steps would be.
    bool leaves_after_good(const std::vector<int>& steps, std::size_t index) const {
        return index + 1 >= steps.size() || (before_.is_learning() && elapsed() > 0);
    }

    // Into review with that interval, fuzzed within [lower, max_days].
    Outcome review_in(int interval, int lower, int ease, int reps) const {
        const DayRange permitted = bounded(std::max(interval, lower), lower);
        Memory after = base_;
        after.phase = Phase::review;
        after.step = 0;
        after.interval = settings_.fuzz
                             ? pick(permitted)
                             : std::clamp(std::max(interval, lower), 1, settings_.max_days);
        after.ease = ease;
        after.reps = reps;
        after.due_day = day_ + Days{after.interval};
        return {after, permitted};
    }

    DayRange bounded(int interval, int lower) const {
        const int most = settings_.max_days;
        const DayRange range = fuzz_range(std::min(interval, most));
        const int low = std::clamp(range.low, std::min(lower, most), most);
        return {low, std::clamp(range.high, low, most)};
    }

    int pick(DayRange range) const {
        const auto days = static_cast<std::uint64_t>(range.high - range.low + 1);
        return range.low + static_cast<int>(base::high_bits_of_product(luck_, days));
    }

    Outcome graduate(int days) const { return review_in(days, 1, before_.ease, 1); }

    Preview learning() const {
        const auto& steps = settings_.learning_steps_s;
        const Outcome soon = graduate(graduating_days);
        const Outcome later = graduate(easy_graduating_days);
        if (steps.empty()) return {{soon, soon, soon, later}};
        return in_steps(Phase::learning, steps, soon, later);
    }

    Preview relearning() const {
        const auto& steps = settings_.relearning_steps_s;
        const int interval = std::max(1, before_.interval);
        const Outcome back = review_in(interval, 1, before_.ease, before_.reps);
        const Outcome easy = review_in(interval + 1, 1, before_.ease, before_.reps);
        if (steps.empty()) return {{back, back, back, easy}};
        return in_steps(Phase::relearning, steps, back, easy);
    }

    // `out`: where Good leads behind the last step.
    Preview in_steps(Phase phase, const std::vector<int>& steps, const Outcome& out,
                     const Outcome& easy) const {
        const std::size_t index = current_step(steps);
        const int here = static_cast<int>(index);
        const Outcome good =
            leaves_after_good(steps, index) ? out : step(phase, here + 1, steps[index + 1]);
        return {{step(phase, 0, steps[0]), step(phase, here, hard_wait(steps, index)), good, easy}};
    }

    Outcome lapse(int interval) const {
        Memory after = base_;
        after.lapses += 1;
        after.ease = std::max(min_ease, before_.ease - lost_ease(interval));
        after.interval = static_cast<int>(std::clamp<std::int64_t>(
            divide_half_up(std::int64_t{interval} * settings_.lapse_multiplier, 1000), 1,
            settings_.max_days));
        after.reps = 1;
        after.step = 0;
        if (settings_.relearning_steps_s.empty()) {
            after.phase = Phase::review;
            after.due_day = day_ + Days{after.interval};
            return {after, {after.interval, after.interval}};
        }
        after.phase = Phase::relearning;
        after.due_at = at_ + std::chrono::seconds{settings_.relearning_steps_s[0]};
        return {after};
    }

    // The later the lapse, the less it tells.
    int lost_ease(int interval) const {
        const int late_or_on_time = std::max(interval, elapsed());
        return static_cast<int>(divide_up(std::int64_t{lapse_penalty} * interval, late_or_on_time));
    }

    // Intervals for Hard, Good and Easy as if on time or late, before fuzz and order. SM-2's leap
    // from one day to six is for a card that never lapsed: one that did is forgotten before.
    std::array<int, 3> on_time_intervals(int interval) const {
        if (before_.reps <= 1 && before_.lapses == 0)
            return {scaled(std::max(4, interval)), scaled(std::max(6, interval + 1)),
                    scaled(std::max(8, interval + 2))};
        const std::int64_t late = std::clamp(elapsed() - interval, 0, 2 * interval);
        const std::int64_t credited = 2 * std::int64_t{interval} + late;  // twice P + late/2
        const std::int64_t ease = before_.ease;
        return {scaled(divide_half_up(std::int64_t{interval} * hard_factor, 1000)),
                scaled(divide_half_up(credited * ease, 2'000)),
                scaled(divide_half_up(credited * ease * easy_factor, 2'000'000))};
    }

    // Times the interval multiplier. Both roundings show in the vectors.
    int scaled(std::int64_t days) const {
        return static_cast<int>(divide_half_up(days * settings_.interval_multiplier, 1000));
    }

    int eased(Grade grade) const {
        if (grade == Grade::hard) return std::max(min_ease, before_.ease - hard_penalty);
        if (grade == Grade::easy) return std::min(max_ease, before_.ease + easy_bonus);
        return before_.ease < start_ease ? std::min(start_ease, before_.ease + good_recovery)
                                         : before_.ease;
    }

    Preview review() const {
        const int interval = std::max(1, before_.interval);
        const Outcome again = lapse(interval);
        if (elapsed() == 0) {
            const Outcome same = unchanged(interval);
            return {{again, same, same, same}};
        }
        const auto days = on_time_intervals(interval);
        if (elapsed() < interval)
            return {{again, early(interval, days[0]), early(interval, days[1]),
                     early(interval, days[2])}};
        const int reps = before_.reps + 1;
        const Outcome hard = review_in(days[0], interval, eased(Grade::hard), reps);
        const Outcome good = review_in(days[1], std::max(interval, hard.memory.interval) + 1,
                                       eased(Grade::good), reps);
        const Outcome easy = review_in(days[2], good.memory.interval + 1, eased(Grade::easy), reps);
        return {{again, hard, good, easy}};
    }

    // A pass on the day of the last answer proves nothing about the interval.
    Outcome unchanged(int interval) const {
        Memory after = base_;
        after.interval = interval;
        after.due_day = day_ + Days{interval};
        return {after, {interval, interval}};
    }

    // A pass before the due day earns the growth in proportion to the time that has gone by.
    Outcome early(int interval, int on_time) const {
        std::int64_t days = std::max(interval, on_time);
        if (on_time > interval)
            days = interval + std::int64_t{on_time - interval} * elapsed() / interval;
        Memory after = base_;
        after.interval = static_cast<int>(std::min<std::int64_t>(days, settings_.max_days));
        after.due_day = day_ + Days{after.interval};
        return {after, {after.interval, after.interval}};
    }

    const Memory& before_;
    Instant at_;
    Day day_;
    const SchedulerSettings& settings_;
    std::uint64_t luck_;  // the same for the four grades, so that a preview equals the outcome
    Memory base_;
};

}  // namespace

DayRange fuzz_range(int interval) {
    if (interval < 3) return {interval, interval};
    // In thousandths of a day: 0.15 per day in 2.5..7, 0.10 in 7..20, 0.05 above.
    const std::int64_t days = interval;
    const std::int64_t delta =
        1000 + 15 * (std::min<std::int64_t>(days, 7) * 10 - 25) +
        100 * std::max<std::int64_t>(0, std::min<std::int64_t>(days, 20) - 7) +
        50 * std::max<std::int64_t>(0, days - 20);
    return {static_cast<int>(divide_half_up(days * 1000 - delta, 1000)),
            static_cast<int>(divide_half_up(days * 1000 + delta, 1000))};
}

Preview sm2(const Memory& before, Instant at, Day day, std::uint64_t seed,
            const SchedulerSettings& settings) {
    return Answer(before, at, day, seed, settings).outcomes();
}

}  // namespace core
