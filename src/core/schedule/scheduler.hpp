// The SM-2 style scheduler: a pure function from what is known of a card to what each of the four
// grades would make of it. SM-2 (P. A. Wozniak, Optimization of learning, 1990, section 3.2) gives
// the intervals and the ease; learning steps, fuzz, credit for late and early reviews, and a lapse
// that does not ruin a card, are additions. tests/golden/sm2-style.txt holds vectors that it
// matches line by line. Integers only, so every machine replays a history alike.
#pragma once

#include "core/schedule/time.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace core {

// Stored in the log: never renumber.
enum class Grade : std::uint8_t { again = 1, hard = 2, good = 3, easy = 4 };
inline constexpr std::array all_grades{Grade::again, Grade::hard, Grade::good, Grade::easy};

// "again" to "easy".
std::string_view to_string(Grade grade);
std::optional<Grade> parse_grade(std::string_view word);

enum class Phase : std::uint8_t { fresh = 0, learning = 1, review = 2, relearning = 3 };
std::string_view to_string(Phase phase);

inline constexpr int start_ease = 2500;  // permille
inline constexpr int mature_days = 21;
inline constexpr int leech_lapses = 8;

// What the scheduler knows of one card.
struct Memory {
    Phase phase = Phase::fresh;
    int step = 0;           // index into the steps of the (re)learning phase
    int interval = 0;       // days
    int ease = start_ease;  // permille, 1300..3500
    int reps = 0;           // passes in a row, counted from graduation
    int lapses = 0;
    int answers = 0;   // ever given; feeds the fuzz
    Day last_day{};    // study day of the last answer
    Instant due_at{};  // in learning and relearning
    Day due_day{};     // in review

    bool is_learning() const { return phase == Phase::learning || phase == Phase::relearning; }
    bool operator==(const Memory&) const = default;
};

// Lapses 8, 12, 16, ...: the card has just proved a leech, again.
bool becomes_leech(int lapses);
bool is_leech(int lapses);

// The settings of the scheduler, as the configuration file names them. Multipliers in permille.
struct SchedulerSettings {
    std::vector<int> learning_steps_s{60, 600};
    std::vector<int> relearning_steps_s{600};
    int interval_multiplier = 1000;
    int lapse_multiplier = 0;
    int max_days = 36500;
    bool fuzz = true;

    bool operator==(const SchedulerSettings&) const = default;
};

// Whole days, both ends included.
struct DayRange {
    int low;
    int high;
};

// The days among which fuzz may choose for an unfuzzed interval, before any bound.
DayRange fuzz_range(int interval);

// What one grade makes of a card.
struct Outcome {
    Memory memory;
    // Where a shift of the due day may move it, as intervals; {0, 0} in learning.
    DayRange permitted{0, 0};
};

// The outcome of all four grades, indexed by grade.
struct Preview {
    std::array<Outcome, 4> outcomes;
    const Outcome& operator[](Grade g) const { return outcomes[static_cast<std::size_t>(g) - 1]; }
};

// `seed` is the hash of the card's key; `at` and `day` are when the answer is given.
Preview preview(const Memory& before, Instant at, Day day, std::uint64_t seed,
                const SchedulerSettings& settings);

}  // namespace core
