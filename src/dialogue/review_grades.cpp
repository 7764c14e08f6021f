#include "dialogue/review_grades.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dialogue {
namespace {

using ui::SafeText;
using ui::operator""_safe;
using namespace ui::style;

std::string_view key_of(core::Grade grade, const Bindings& keys) {
    const auto key = std::find_if(keys.begin(), keys.end(),
                                  [&](const Binding& one) { return one.act == act_of(grade); });
    return key == keys.end() ? "" : key->name;
}

ui::Line group(core::Grade grade, const core::Outcome& outcome, bool marked,
               const core::Moment& now, const Bindings& keys) {
    return {{marked ? SafeText("["_safe) : SafeText(" "_safe), bold},
            {SafeText::from(fmt::format("{} {}", key_of(grade, keys), core::to_string(grade))),
             ui::style::grade(grade)},
            {SafeText::from(fmt::format(" {}", span_of(outcome.memory, now))), plain},
            {marked ? SafeText("]"_safe) : SafeText(" "_safe), bold}};
}

}  // namespace

Act act_of(core::Grade grade) {
    switch (grade) {
        case core::Grade::again:
            return Act::again;
        case core::Grade::hard:
            return Act::hard;
        case core::Grade::good:
            return Act::good;
        case core::Grade::easy:
            return Act::easy;
    }
    return Act::suggested;
}

std::optional<core::Grade> grade_of(Act act, core::Grade suggestion) {
    if (act == Act::suggested) return suggestion;
    for (const core::Grade grade : core::all_grades)
        if (act_of(grade) == act) return grade;
    return std::nullopt;
}

Bindings grade_keys() {
    return {{Act::again, "1", "1", "again", false},
            {Act::hard, "2", "2", "hard", false},
            {Act::good, "3", "3", "good", false},
            {Act::easy, "4", "4", "easy", false},
            {Act::suggested, " \n", "space", "the marked grade", false},
            {Act::help, "?", "?", "keys", false}};
}

std::vector<ui::Line> grade_groups(const core::Preview& preview, core::Grade suggestion,
                                   const core::Moment& now, const Bindings& keys) {
    std::vector<ui::Line> groups;
    for (const core::Grade grade : core::all_grades)
        groups.push_back(group(grade, preview[grade], grade == suggestion, now, keys));
    return groups;
}

std::string span_of(const core::Memory& memory, const core::Moment& now) {
    if (memory.is_learning()) return core::short_span(memory.due_at - now.at);
    return core::short_span(memory.due_day - now.day);
}

}  // namespace dialogue
