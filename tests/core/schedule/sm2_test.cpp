// What holds for every history, whatever the numbers; the numbers themselves are in the vectors.
#include "core/schedule/sm2.hpp"

#include "base/numbers/random.hpp"
#include "catch.hpp"
#include "core/schedule/scheduler.hpp"

#include <algorithm>
#include <set>

using namespace core;
using namespace std::chrono_literals;

namespace {

int between(base::Random& random, int low, int high) {
    return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

std::vector<int> random_steps(base::Random& random) {
    std::vector<int> steps(random.below(4));
    for (int& step : steps) step = between(random, 1, 7200);
    return steps;
}

SchedulerSettings random_settings(base::Random& random) {
    SchedulerSettings settings;
    if (random.below(2) == 0) settings.learning_steps_s = random_steps(random);
    if (random.below(2) == 0) settings.relearning_steps_s = random_steps(random);
    if (random.below(2) == 0) settings.interval_multiplier = between(random, 500, 2000);
    if (random.below(2) == 0) settings.lapse_multiplier = between(random, 0, 1000);
    if (random.below(2) == 0) settings.max_days = between(random, 1, 400);
    settings.fuzz = random.below(2) == 0;
    return settings;
}

// A card that is answered at random: on time, early, late, twice a day, and now and then with the
// clock set back.
struct Life {
    explicit Life(std::uint64_t number) : random(number), seed(random.next()) {}

    // Lets some time pass before the next answer.
    void wait() {
        const int due =
            memory.phase == Phase::review ? static_cast<int>((memory.due_day - day).count()) : 0;
        switch (random.below(6)) {
            case 0:
                break;
            case 1:
                day += Days{1};
                break;
            case 2:
                day += Days{between(random, 0, std::max(0, due))};
                break;
            case 3:
                day += Days{std::max(0, due) + between(random, 0, 1000)};
                break;
            case 4:
                day -= Days{between(random, 0, 5)};
                break;
            default:
                day += Days{std::max(0, due)};
        }
        at = Instant{day} + Milliseconds{between(random, 0, 86'399'999)};
    }

    Preview look() const { return preview(memory, at, day, seed, settings); }
    void answer(Grade grade) { memory = look()[grade].memory; }
    void answer_at_random() {
        // Mostly passes, so that intervals grow long.
        const auto roll = random.below(10);
        answer(roll < 1   ? Grade::again
               : roll < 3 ? Grade::hard
               : roll < 8 ? Grade::good
                          : Grade::easy);
    }

    int elapsed() const {
        return static_cast<int>(std::max(Days{0}, day - memory.last_day).count());
    }

    base::Random random;
    std::uint64_t seed;
    SchedulerSettings settings;
    Memory memory;
    Day day{Days{20'000}};
    Instant at{Day{Days{20'000}}};
};

// Calls `check` before each of many answers of many lives.
template <typename Check>
void through_many_lives(Check check) {
    for (std::uint64_t number = 0; number < 200; ++number) {
        Life life(number);
        if (number > 0) life.settings = random_settings(life.random);
        for (int i = 0; i < 40; ++i) {
            life.wait();
            INFO("life " << number << ", answer " << i << ": " << to_string(life.memory.phase)
                         << " interval " << life.memory.interval << " ease " << life.memory.ease
                         << " elapsed " << life.elapsed());
            check(life);
            life.answer_at_random();
        }
    }
}

// A card in review with that interval, last answered on day 20,000.
Memory in_review(int interval, int ease = start_ease, int reps = 3) {
    Memory memory;
    memory.phase = Phase::review;
    memory.interval = interval;
    memory.ease = ease;
    memory.reps = reps;
    memory.answers = 5;
    memory.last_day = Day{Days{20'000}};
    memory.due_day = memory.last_day + Days{interval};
    return memory;
}

Preview after(const Memory& memory, int days, const SchedulerSettings& settings = {}) {
    const Day day = memory.last_day + Days{days};
    return preview(memory, Instant{day}, day, 42, settings);
}

SchedulerSettings without_fuzz() {
    SchedulerSettings settings;
    settings.fuzz = false;
    return settings;
}

Memory learning_on(int step) {
    Memory memory;
    memory.phase = Phase::learning;
    memory.step = step;
    memory.answers = 1;
    memory.last_day = Day{Days{20'000}};
    return memory;
}

}  // namespace

TEST_CASE("ease and intervals stay within their bounds", "[scheduler]") {
    through_many_lives([](const Life& life) {
        for (const Outcome& outcome : life.look().outcomes) {
            CHECK(outcome.memory.ease >= 1300);
            CHECK(outcome.memory.ease <= 3500);
            if (outcome.memory.phase == Phase::review) {
                CHECK(outcome.memory.interval >= 1);
                CHECK(outcome.memory.interval <= life.settings.max_days);
                CHECK(outcome.memory.due_day == life.day + Days{outcome.memory.interval});
            } else {
                CHECK(outcome.memory.due_at > life.at);
                CHECK(outcome.memory.step >= 0);
            }
        }
    });
}

TEST_CASE("a better grade never comes back sooner in review", "[scheduler]") {
    through_many_lives([](const Life& life) {
        if (life.memory.phase != Phase::review) return;
        const Preview next = life.look();
        const int hard = next[Grade::hard].memory.interval;
        const int good = next[Grade::good].memory.interval;
        const int easy = next[Grade::easy].memory.interval;
        CHECK(hard <= good);
        CHECK(good <= easy);
        const bool on_time = life.elapsed() >= std::max(1, life.memory.interval);
        const int most = life.settings.max_days;
        if (on_time && good < most) CHECK(hard < good);
        if (on_time && good < most) CHECK(good < easy);
        if (on_time) CHECK(hard >= std::min(life.memory.interval, most));
        if (on_time) CHECK(good >= std::min(life.memory.interval + 1, most));
    });
}

TEST_CASE("an answer is counted, dated, and changes nothing it should not", "[scheduler]") {
    through_many_lives([](const Life& life) {
        const Preview next = life.look();
        for (const Outcome& outcome : next.outcomes) {
            CHECK(outcome.memory.answers == life.memory.answers + 1);
            CHECK(outcome.memory.last_day == life.day);
            CHECK(outcome.memory.phase != Phase::fresh);
        }
        const bool review = life.memory.phase == Phase::review;
        CHECK(next[Grade::again].memory.lapses == life.memory.lapses + (review ? 1 : 0));
        for (const Grade grade : {Grade::hard, Grade::good, Grade::easy})
            CHECK(next[grade].memory.lapses == life.memory.lapses);
        if (!review)
            for (const Outcome& outcome : next.outcomes)
                CHECK(outcome.memory.ease == life.memory.ease);
    });
}

TEST_CASE("the days a due day may be moved to hold the chosen one and stay in bounds",
          "[scheduler]") {
    through_many_lives([](const Life& life) {
        for (const auto& [memory, permitted] : life.look().outcomes) {
            if (memory.phase == Phase::review) {
                CHECK(permitted.low >= 1);
                CHECK(permitted.low <= memory.interval);
                CHECK(memory.interval <= permitted.high);
                CHECK(permitted.high <= life.settings.max_days);
            } else {
                CHECK(permitted.low == 0);
                CHECK(permitted.high == 0);
            }
        }
    });
}

TEST_CASE("a preview depends on its arguments alone", "[scheduler]") {
    through_many_lives([](const Life& life) {
        const Preview one = life.look();
        const Preview two = life.look();
        for (const Grade grade : all_grades) CHECK(one[grade].memory == two[grade].memory);
    });
}

TEST_CASE("without fuzz the seed does not matter, with it different cards spread", "[scheduler]") {
    const Memory memory = in_review(100);
    const Day due = memory.due_day;
    std::vector<int> seen;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const auto plain = preview(memory, Instant{due}, due, seed, without_fuzz());
        CHECK(plain[Grade::good].memory.interval == 250);
        const auto fuzzed = preview(memory, Instant{due}, due, seed, {});
        seen.push_back(fuzzed[Grade::good].memory.interval);
    }
    std::sort(seen.begin(), seen.end());
    CHECK(seen.front() >= fuzz_range(250).low);
    CHECK(seen.back() <= fuzz_range(250).high);
    CHECK(std::unique(seen.begin(), seen.end()) - seen.begin() > 10);
}

TEST_CASE("fuzz may choose an earlier or later day, never far", "[scheduler]") {
    for (int interval = 1; interval <= 36'500; ++interval) {
        const auto [low, high] = fuzz_range(interval);
        if (low < 1 || low > interval || high < interval || high - low > interval / 8 + 8)
            FAIL("interval " << interval << ": " << low << " to " << high);
    }
    CHECK(fuzz_range(1).high == 1);
    CHECK(fuzz_range(2).high == 2);
}

TEST_CASE("a clock set back counts as no time at all", "[scheduler]") {
    through_many_lives([](const Life& life) {
        if (life.memory.answers == 0) return;
        const Instant at = life.at;
        const auto same_day =
            preview(life.memory, at, life.memory.last_day, life.seed, life.settings);
        const Day earlier = life.memory.last_day - Days{3};
        const auto set_back = preview(life.memory, at, earlier, life.seed, life.settings);
        for (const Grade grade : all_grades) {
            Memory expected = same_day[grade].memory;
            expected.last_day = earlier;
            if (expected.phase == Phase::review) expected.due_day -= Days{3};
            CHECK(set_back[grade].memory == expected);
        }
    });
}

TEST_CASE("a second pass on one day teaches nothing new", "[scheduler]") {
    const Memory memory = in_review(10, 2100);
    for (const Grade grade : {Grade::hard, Grade::good, Grade::easy}) {
        Memory expected = memory;
        expected.answers += 1;
        CHECK(after(memory, 0)[grade].memory == expected);
    }
    CHECK(after(memory, 0)[Grade::again].memory.lapses == 1);
}

TEST_CASE("an early pass earns the growth in proportion to the time gone by", "[scheduler]") {
    const Memory memory = in_review(10, 2000);  // on time: good makes 20 of it
    int before = 10;
    for (int days = 1; days <= 10; ++days) {
        const Memory next = after(memory, days, without_fuzz())[Grade::good].memory;
        CHECK(next.interval == 10 + days);
        CHECK(next.interval > before);
        CHECK(next.reps == (days < 10 ? memory.reps : memory.reps + 1));
        before = next.interval;
    }
}

TEST_CASE("lateness is credited for two intervals and no longer", "[scheduler]") {
    const Memory memory = in_review(10);
    const auto interval = [&](int days) {
        return after(memory, days, without_fuzz())[Grade::good].memory.interval;
    };
    CHECK(interval(10) == 25);
    CHECK(interval(20) == 38);  // half of the ten days late count: 15 x 2.5, rounded half up
    CHECK(interval(30) == 50);
    CHECK(interval(31) == 50);
    CHECK(interval(3000) == 50);
}

TEST_CASE("a lapse costs less ease the later it comes, and never a gain", "[scheduler]") {
    const Memory memory = in_review(10);
    CHECK(after(memory, 0)[Grade::again].memory.ease == 2300);
    CHECK(after(memory, 10)[Grade::again].memory.ease == 2300);
    CHECK(after(memory, 20)[Grade::again].memory.ease == 2400);
    CHECK(after(memory, 30)[Grade::again].memory.ease == 2433);  // 66.7 is rounded up
    CHECK(after(memory, 100'000)[Grade::again].memory.ease == 2499);
    CHECK(after(in_review(10, 1350), 10)[Grade::again].memory.ease == 1300);
}

TEST_CASE("good answers win back what lapses took, up to the ease of the start", "[scheduler]") {
    const auto eased = [](int ease) {
        return after(in_review(10, ease), 10)[Grade::good].memory.ease;
    };
    CHECK(eased(1300) == 1320);
    CHECK(eased(2490) == 2500);
    CHECK(eased(2500) == 2500);
    CHECK(eased(2700) == 2700);
}

TEST_CASE("after a lapse the next passes run one day, then by ease", "[scheduler]") {
    Memory memory = after(in_review(200), 200, without_fuzz())[Grade::again].memory;
    CHECK(memory.phase == Phase::relearning);
    CHECK(memory.lapses == 1);
    memory = after(memory, 0, without_fuzz())[Grade::good].memory;
    CHECK(memory.phase == Phase::review);
    std::vector<int> intervals;
    for (int pass = 0; pass < 4; ++pass) {
        intervals.push_back(memory.interval);
        memory = after(memory, memory.interval, without_fuzz())[Grade::good].memory;
    }
    CHECK(intervals == std::vector<int>{1, 2, 5, 12});
}

TEST_CASE("a card that lapsed again and again comes back soon", "[scheduler]") {
    Memory memory = in_review(1, min_ease, 1);
    for (memory.lapses = 1; memory.lapses <= 20; ++memory.lapses) {
        const Preview next = after(memory, 1);
        CHECK(next[Grade::hard].memory.interval == 1);
        CHECK(next[Grade::good].memory.interval == 2);
        CHECK(next[Grade::easy].memory.interval <= 4);
    }
    memory.lapses = 0;
    CHECK(after(memory, 1)[Grade::good].memory.interval >= 4);  // six, fuzzed
}

TEST_CASE("cards that reach the longest interval are spread below it", "[scheduler]") {
    SchedulerSettings settings;
    settings.max_days = 365;
    const Memory memory = in_review(200);
    std::set<int> seen;
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        seen.insert(
            preview(memory, Instant{memory.due_day}, memory.due_day, seed, settings)[Grade::good]
                .memory.interval);
    CHECK(seen.size() > 15);
    CHECK(*seen.begin() >= fuzz_range(365).low);
    CHECK(*seen.rbegin() == 365);
}

TEST_CASE("new cards pass through their steps in minutes", "[scheduler]") {
    const Instant at{Days{20'000}};
    const auto wait = [&](const Preview& next, Grade grade) {
        return next[grade].memory.due_at - at;
    };
    const Preview fresh = preview({}, at, Day{Days{20'000}}, 1, {});
    CHECK(wait(fresh, Grade::again) == 1min);
    CHECK(wait(fresh, Grade::hard) == 5min + 30s);
    CHECK(wait(fresh, Grade::good) == 10min);
    CHECK(fresh[Grade::easy].memory.phase == Phase::review);

    const Preview last = preview(learning_on(1), at, Day{Days{20'000}}, 1, {});
    CHECK(wait(last, Grade::again) == 1min);
    CHECK(last[Grade::again].memory.step == 0);
    CHECK(wait(last, Grade::hard) == 10min);
    CHECK(last[Grade::good].memory.phase == Phase::review);
    CHECK(last[Grade::good].memory.interval == 1);
    CHECK(last[Grade::good].memory.reps == 1);

    SchedulerSettings one_step;
    one_step.learning_steps_s = {61};
    const Preview single = preview({}, at, Day{Days{20'000}}, 1, one_step);
    CHECK(wait(single, Grade::hard) == 92s);  // one and a half times, rounded half up
    CHECK(single[Grade::good].memory.phase == Phase::review);
}

TEST_CASE("no steps that rise within a day let hard come back on a later day than good",
          "[scheduler]") {
    base::Random random(7);
    for (int i = 0; i < 5000; ++i) {
        std::set<int> rising;
        while (rising.size() < 1 + random.below(3)) rising.insert(between(random, 1, 86'399));
        SchedulerSettings settings;
        settings.learning_steps_s.assign(rising.begin(), rising.end());
        settings.relearning_steps_s = settings.learning_steps_s;
        Memory memory = learning_on(between(random, 0, static_cast<int>(rising.size()) - 1));
        if (random.below(2) == 0) memory.phase = Phase::relearning;
        const Day day = memory.last_day;
        const Instant at = Instant{day} + Milliseconds{between(random, 0, 86'399'999)};
        const Preview next = preview(memory, at, day, 1, settings);
        const Memory& hard = next[Grade::hard].memory;
        const Memory& good = next[Grade::good].memory;
        CAPTURE(settings.learning_steps_s, memory.step, to_string(memory.phase));
        if (good.phase == Phase::review)
            CHECK(study_day(hard.due_at, 0min, 0min) <= good.due_day);
        else
            CHECK(hard.due_at < good.due_at);
    }
}

TEST_CASE("a pass on a later day graduates whatever the step, hard does not", "[scheduler]") {
    SchedulerSettings settings;
    settings.learning_steps_s = {60, 600, 3600};
    for (const int step : {0, 1, 2}) {
        const Preview next = after(learning_on(step), 1, settings);
        CHECK(next[Grade::hard].memory.phase == Phase::learning);
        CHECK(next[Grade::hard].memory.step == step);
        CHECK(next[Grade::good].memory.phase == Phase::review);
        CHECK(next[Grade::easy].memory.phase == Phase::review);
    }
    CHECK(after(learning_on(0), 0, settings)[Grade::good].memory.phase == Phase::learning);
}

TEST_CASE("steps that were shortened or emptied meanwhile are no trouble", "[scheduler]") {
    for (const Phase phase : {Phase::learning, Phase::relearning})
        for (const int step : {-1, 0, 1, 5, 1'000'000})
            for (const auto& steps : {std::vector<int>{}, {60}, {60, 600}}) {
                CAPTURE(to_string(phase), step, steps.size());
                Memory memory = learning_on(step);
                memory.phase = phase;
                SchedulerSettings settings;
                settings.learning_steps_s = steps;
                settings.relearning_steps_s = steps;
                for (const auto& outcome : after(memory, 0, settings).outcomes) {
                    if (steps.empty()) CHECK(outcome.memory.phase == Phase::review);
                    if (outcome.memory.is_learning())
                        CHECK(outcome.memory.step < static_cast<int>(steps.size()));
                    else
                        CHECK(outcome.memory.interval >= 1);
                }
            }
}

TEST_CASE("a life goes on through any change of settings", "[scheduler]") {
    for (std::uint64_t number = 0; number < 200; ++number) {
        Life life(number);
        for (int i = 0; i < 40; ++i) {
            life.settings = random_settings(life.random);
            life.wait();
            life.answer_at_random();
            INFO("life " << number << ", answer " << i);
            CHECK(life.memory.ease >= 1300);
            CHECK(life.memory.ease <= 3500);
            if (life.memory.phase == Phase::review) CHECK(life.memory.interval >= 1);
        }
    }
}

TEST_CASE("the longest interval wins over the order of the grades", "[scheduler]") {
    SchedulerSettings settings;
    settings.max_days = 30;
    const Preview next = after(in_review(29), 29, settings);
    for (const Grade grade : {Grade::good, Grade::easy}) CHECK(next[grade].memory.interval == 30);
    CHECK(next[Grade::hard].memory.interval <= 30);
    settings.max_days = 1;
    for (const Grade grade : {Grade::hard, Grade::good, Grade::easy})
        CHECK(after(in_review(1), 1, settings)[grade].memory.interval == 1);
}

TEST_CASE("a card proves a leech at 8 lapses and at every fourth after", "[scheduler]") {
    std::vector<int> marks;
    for (int lapses = 0; lapses <= 24; ++lapses) {
        if (becomes_leech(lapses)) marks.push_back(lapses);
        CHECK(is_leech(lapses) == (lapses >= 8));
    }
    CHECK(marks == std::vector<int>{8, 12, 16, 20, 24});
}

TEST_CASE("grades are read by the words they are written with", "[scheduler]") {
    for (const Grade grade : all_grades) CHECK(parse_grade(to_string(grade)) == grade);
    for (const auto* word : {"", "Good", "goo", "goodd", "3", "good "})
        CHECK_FALSE(parse_grade(word).has_value());
    CHECK(static_cast<int>(Grade::again) == 1);  // stored in the log
    CHECK(static_cast<int>(Grade::hard) == 2);
    CHECK(static_cast<int>(Grade::good) == 3);
    CHECK(static_cast<int>(Grade::easy) == 4);
}
