#include "core/schedule/memory.hpp"

namespace core {

std::string_view to_string(Grade grade) {
    static constexpr std::array<std::string_view, 4> names{"again", "hard", "good", "easy"};
    return names[static_cast<std::size_t>(grade) - 1];
}

std::optional<Grade> parse_grade(std::string_view word) {
    for (const Grade grade : all_grades)
        if (word == to_string(grade)) return grade;
    return std::nullopt;
}

std::string_view to_string(Phase phase) {
    static constexpr std::array<std::string_view, 4> names{"new", "learning", "review",
                                                           "relearning"};
    return names[static_cast<std::size_t>(phase)];
}

bool is_leech(int lapses) {
    return lapses >= leech_lapses;
}

bool becomes_leech(int lapses) {
    return is_leech(lapses) && (lapses - leech_lapses) % 4 == 0;
}

}  // namespace core
