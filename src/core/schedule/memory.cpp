#include "core/schedule/memory.hpp"

#include "base/text/names.hpp"

namespace core {
namespace {

constexpr base::Name<Grade> grades[] = {
    {"again", Grade::again}, {"hard", Grade::hard}, {"good", Grade::good}, {"easy", Grade::easy}};
static_assert(base::names_every_value(grades));

constexpr base::Name<Phase> phases[] = {{"new", Phase::fresh},
                                        {"learning", Phase::learning},
                                        {"review", Phase::review},
                                        {"relearning", Phase::relearning}};
static_assert(base::names_every_value(phases));

}  // namespace

std::string_view to_string(Grade grade) {
    return base::name_of(grades, grade);
}

std::optional<Grade> parse_grade(std::string_view word) {
    return base::value_of(grades, word);
}

std::string_view to_string(Phase phase) {
    return base::name_of(phases, phase);
}

bool is_leech(int lapses) {
    return lapses >= leech_lapses;
}

bool becomes_leech(int lapses) {
    return is_leech(lapses) && (lapses - leech_lapses) % 4 == 0;
}

}  // namespace core
