// What the scheduler knows of a card, and the grades that change it.
#pragma once

#include "core/schedule/time.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace core {

// Stored in the log: never renumber.
enum class Grade : std::uint8_t { again = 1, hard = 2, good = 3, easy = 4 };
inline constexpr std::array all_grades{Grade::again, Grade::hard, Grade::good, Grade::easy};

// "again" to "easy".
std::string_view to_string(Grade grade);
std::optional<Grade> parse_grade(std::string_view word);

enum class Phase : std::uint8_t { fresh = 0, learning = 1, review = 2, relearning = 3 };
std::string_view to_string(Phase phase);

inline constexpr int start_ease = 2500;  // permille, as are the bounds
inline constexpr int min_ease = 1300;
inline constexpr int max_ease = 3500;
inline constexpr int mature_days = 21;
inline constexpr int leech_lapses = 8;

// What the scheduler knows of one card.
struct Memory {
    Phase phase = Phase::fresh;
    int step = 0;           // index into the steps of the (re)learning phase
    int interval = 0;       // days
    int ease = start_ease;  // permille
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

}  // namespace core
