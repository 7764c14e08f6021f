#include "cli/review_keys.hpp"

#include "core/unicode.hpp"
#include "ui/card_view.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>

#include <array>

namespace cli {
namespace {

using ui::SafeText;
using ui::operator""_safe;
using namespace ui::style;

constexpr Binding hint{Command::hint, "h", "h", "hint", true};
constexpr Binding help{Command::help, "?", "?", "keys", true};
constexpr Binding pick{Command::pick, "123456789", "1-9", "pick", true};

// Acts on the card as a whole, at every stage that shows one.
std::vector<Binding> with_common(std::vector<Binding> own, bool on_line) {
    for (const Binding& binding : {Binding{Command::undo, "u", "u", "undo", on_line},
                                   Binding{Command::edit, "e", "e", "edit", on_line},
                                   Binding{Command::suspend, "s", "s", "suspend", on_line},
                                   Binding{Command::bury, "b", "b", "bury", on_line},
                                   Binding{Command::quit, "q", "q", "quit", on_line}})
        own.push_back(binding);
    return own;
}

std::vector<Binding> make_bindings(Stage stage) {
    switch (stage) {
        case Stage::question:
            return with_common({{Command::reveal, " \n", "space", "show", true}, hint, help},
                               false);
        case Stage::choice:
            return with_common(
                {pick, {Command::reveal, "\n", "Enter", "don't know", true}, hint, help}, false);
        case Stage::choices:
            return with_common({pick, {Command::submit, "\n", "Enter", "done", true}, hint, help},
                               false);
        case Stage::number:
            return with_common({{Command::type, "0123456789+-.", "0-9", "type an estimate", true},
                                {Command::reveal, "\n", "Enter", "done; empty: don't know", true},
                                hint,
                                help},
                               false);
        case Stage::point_hidden:
            return with_common({{Command::point, " ", "space", "next point", true},
                                {Command::reveal, "\n", "Enter", "don't know", true},
                                hint,
                                help},
                               false);
        case Stage::point_shown:
            return with_common({{Command::had, " y", "space", "had it", true},
                                {Command::missed, "n", "n", "missed", true},
                                help},
                               false);
        case Stage::grading:
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
    }
    return {};
}

ui::Line group(std::string_view name, std::string_view label, ui::Style name_style) {
    return {{SafeText::from(name), name_style}, {SafeText::from(fmt::format(" {}", label)), plain}};
}

}  // namespace

Stage stage_of(const core::Turn& turn) {
    if (turn.revealed()) return Stage::grading;
    switch (turn.note().kind) {
        case core::Kind::choice:
            return turn.wants_several() ? Stage::choices : Stage::choice;
        case core::Kind::number:
            return Stage::number;
        case core::Kind::points:
            return turn.points_shown() > turn.points_had().size() ? Stage::point_shown
                                                                  : Stage::point_hidden;
        default:
            return Stage::question;
    }
}

const std::vector<Binding>& bindings(Stage stage) {
    static const std::array<std::vector<Binding>, 8> all = [] {
        std::array<std::vector<Binding>, 8> made;
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = make_bindings(static_cast<Stage>(i));
        return made;
    }();
    return all[static_cast<std::size_t>(stage)];
}

std::optional<Command> command_for(Stage stage, const ui::Key& key) {
    char32_t code = key.code;
    if (key.type == ui::Key::Type::enter) code = '\n';
    if (key.type != ui::Key::Type::enter && key.type != ui::Key::Type::character) return {};
    for (const Binding& binding : bindings(stage))
        for (const char c : binding.keys)
            if (static_cast<char32_t>(c) == code) return binding.command;
    return std::nullopt;
}

ui::Lines key_line(const core::Turn& turn, const ui::Look& look) {
    const bool has_hint = turn.hints_shown() < static_cast<int>(turn.note().hints.size());
    const std::string digits = fmt::format("1-{}", turn.options().size());
    std::vector<ui::Line> groups;
    for (const Binding& binding : bindings(stage_of(turn))) {
        if (!binding.on_line || (binding.command == Command::hint && !has_hint)) continue;
        groups.push_back(
            group(binding.command == Command::pick ? digits : binding.name, binding.label, bold));
    }
    return ui::flow(groups, 3, 2, look);
}

ui::Lines end_key_line(const ui::Look& look) {
    std::vector<ui::Line> groups;
    for (const Binding& binding : bindings(Stage::end))
        groups.push_back(group(binding.name, binding.label, bold));
    return ui::flow(groups, 3, 2, look);
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
    for (const Binding& binding : bindings(Stage::grading))
        if (binding.on_line) others.push_back(group(binding.name, binding.label, dim));
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

ui::Lines key_help(Stage stage, const ui::Look& look) {
    ui::Table table({ui::Align::right, ui::Align::left});
    for (const Binding& binding : bindings(stage))
        table.add({{{SafeText::from(fmt::format("    {}", binding.name)), bold}},
                   {{SafeText::from(binding.label), plain}}});
    return table.lines(look);
}

}  // namespace cli
