#include "dialogue/review_keys.hpp"

#include "ui/card_view.hpp"

#include <fmt/format.h>

#include <array>

namespace cli {
namespace {

using ui::SafeText;
using ui::operator""_safe;
using namespace ui::style;

// Acts on the card as a whole, at every stage that shows one.
Bindings with_common(Bindings own, bool on_line) {
    for (const Binding& binding : {Binding{Command::undo, "u", "u", "undo", on_line},
                                   Binding{Command::edit, "e", "e", "edit", on_line},
                                   Binding{Command::suspend, "s", "s", "suspend", on_line},
                                   Binding{Command::bury, "b", "b", "bury", on_line},
                                   Binding{Command::quit, "q", "q", "quit", on_line}})
        own.push_back(binding);
    return own;
}

Bindings make_keys(Stage stage) {
    switch (stage) {
        case Stage::revealed:
            return with_common({{Command::again, "1", "1", "again", false},
                                {Command::hard, "2", "2", "hard", false},
                                {Command::good, "3", "3", "good", false},
                                {Command::easy, "4", "4", "easy", false},
                                {Command::suggested, " \n", "space", "the marked grade", false},
                                {Command::help, "?", "?", "keys", false}},
                               true);
        case Stage::end:
            return {{Command::undo, "u", "u", "undo", true},
                    {Command::go_on, "q \n", "q", "quit", true}};
        case Stage::question: {
            Bindings own = answer_keys(stage);
            own.insert(own.begin() + 1, {Command::open, "t", "t", "type it", true});
            return with_common(own, false);
        }
        default:
            return with_common(answer_keys(stage), false);
    }
}

}  // namespace

const Bindings& review_keys(Stage stage) {
    static const std::array<Bindings, stages> all = [] {
        std::array<Bindings, stages> made;
        for (std::size_t i = 0; i < made.size(); ++i) made[i] = make_keys(static_cast<Stage>(i));
        return made;
    }();
    return all[static_cast<std::size_t>(stage)];
}

std::string span_of(const core::Outcome& outcome, const core::Moment& now) {
    if (outcome.memory.is_learning()) return core::short_span(outcome.memory.due_at - now.at);
    return core::short_span(outcome.memory.due_day - now.day);
}

ui::Lines grade_line(const core::Preview& preview, core::Grade suggestion, const core::Moment& now,
                     const ui::Look& look) {
    std::vector<ui::Line> groups;
    for (const core::Grade grade : core::all_grades) {
        const bool marked = grade == suggestion;
        ui::Line line{{marked ? SafeText("["_safe) : SafeText(" "_safe), bold}};
        line.push_back(
            {SafeText::from(fmt::format("{} {}", static_cast<int>(grade), core::to_string(grade))),
             ui::style::grade(grade)});
        line.push_back({SafeText::from(fmt::format(" {}", span_of(preview[grade], now))), plain});
        line.push_back({marked ? SafeText("]"_safe) : SafeText(" "_safe), bold});
        groups.push_back(std::move(line));
    }
    std::vector<ui::Line> others;
    for (const Binding& binding : review_keys(Stage::revealed))
        if (binding.on_line) others.push_back(key_group(binding.name, binding.label, dim));
    ui::Lines lines = ui::flow(groups, 1, 1, look);
    const ui::Lines rest = ui::flow(others, 2, 0, look);
    const int room = look.width - 1 - ui::width_of(lines.back()) - 4;
    if (lines.size() == 1 && rest.size() == 1 && ui::width_of(rest.front()) <= room) {
        lines.back().push_back({"    "_safe, plain});
        ui::append(lines.back(), rest.front());
        return lines;
    }
    const ui::Lines below = ui::flow(others, 2, 2, look);
    lines.insert(lines.end(), below.begin(), below.end());
    return lines;
}

}  // namespace cli
