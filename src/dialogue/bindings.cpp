#include "dialogue/bindings.hpp"

#include "ui/card_view.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dialogue {
namespace {

using ui::SafeText;
using ui::operator""_safe;
using namespace ui::style;

constexpr Binding show{Act::reveal, " \n", "space", "show"};
constexpr Binding give_up{Act::reveal, "\n", "Enter", "don't know"};
constexpr Binding done_or_give_up{Act::reveal, "\n", "Enter", "done; empty: don't know"};

Binding pick(const core::Turn& turn) {
    constexpr std::string_view digits = "123456789";
    constexpr std::array<std::string_view, 10> names{"1",   "1",   "1-2", "1-3", "1-4",
                                                     "1-5", "1-6", "1-7", "1-8", "1-9"};
    const std::size_t count = std::min(turn.options().size(), digits.size());
    return {Act::pick, digits.substr(0, count), names[count], "pick"};
}

// The keys that are of a stage's own; a hint and help come behind them.
Bindings own_keys(Stage stage, const core::Turn& turn) {
    switch (stage) {
        case Stage::question:
            return {show};
        case Stage::typed:
            return {{Act::type, any_character, "type", "the answer"}, done_or_give_up};
        case Stage::choice:
            return {pick(turn), give_up};
        case Stage::choices:
            return {pick(turn), {Act::submit, "\n", "Enter", "done"}};
        case Stage::number:
            return {{Act::type, "0123456789+-.~$", "0-9", "type an estimate"}, done_or_give_up};
        case Stage::point_hidden:
            return {{Act::point, " ", "space", "next point"}, give_up};
        case Stage::point_shown:
            return {{Act::had, " y", "space", "had it"}, {Act::missed, "n", "n", "missed"}};
        case Stage::revealed:
            return {};
    }
    return {};
}

}  // namespace

Stage stage_of(const core::Turn& turn) {
    if (turn.revealed()) return Stage::revealed;
    switch (turn.manner()) {
        case core::Manner::recall:
            return Stage::question;
        case core::Manner::typed:
            return Stage::typed;
        case core::Manner::choice:
            return turn.wants_several() ? Stage::choices : Stage::choice;
        case core::Manner::number:
            return Stage::number;
        case core::Manner::points:
            return turn.points_shown() > turn.points_had().size() ? Stage::point_shown
                                                                  : Stage::point_hidden;
    }
    return Stage::question;
}

bool has_hint(const core::Turn& turn) {
    return turn.hints_shown() < static_cast<int>(turn.note().hints.size());
}

Bindings answer_keys(const core::Turn& turn) {
    const Stage stage = stage_of(turn);
    if (stage == Stage::revealed) return {};
    Bindings keys = own_keys(stage, turn);
    // In a line that is typed each letter is part of the answer.
    if (has_hint(turn) && stage == Stage::typed) keys.push_back({Act::hint, "\t", "Tab", "hint"});
    if (has_hint(turn) && stage != Stage::typed && stage != Stage::point_shown)
        keys.push_back({Act::hint, "h\t", "h", "hint"});
    keys.push_back(help);
    return keys;
}

Bindings answer_shown_keys(const core::Turn& turn) {
    if (core::sources_of(turn.card()).empty()) return {};
    return {{Act::sources, "o", "o", "sources"}};
}

std::string_view name_of(const Bindings& bindings, Act act) {
    const auto found = std::find_if(bindings.begin(), bindings.end(),
                                    [&](const Binding& one) { return one.act == act; });
    return found == bindings.end() ? std::string_view() : found->name;
}

std::optional<Act> act_for(const Bindings& bindings, const ui::Key& key) {
    char32_t code = key.code;
    if (key.type == ui::Key::Type::enter) code = '\n';
    if (key.type != ui::Key::Type::enter && key.type != ui::Key::Type::character) return {};
    const Binding* rest = nullptr;
    for (const Binding& binding : bindings) {
        if (binding.keys == any_character) rest = &binding;
        for (const char c : binding.keys)
            if (static_cast<char32_t>(c) == code) return binding.act;
    }
    return rest && code > U' ' ? std::optional(rest->act) : std::nullopt;
}

bool may_begin_line(const Bindings& bindings, char first) {
    return std::any_of(bindings.begin(), bindings.end(), [&](const Binding& binding) {
        const bool fits =
            binding.keys == any_character || binding.keys.find(first) != std::string_view::npos;
        return binding.act == Act::type && fits;
    });
}

std::optional<Act> act_for(const Bindings& bindings, std::string_view line) {
    if (line.size() > 1) return std::nullopt;
    const char letter = line.empty() ? '\n' : line.front();
    for (const Binding& binding : bindings)
        if (binding.keys.find(letter) != std::string_view::npos && !is_by_key_alone(binding.act))
            return binding.act;
    // An answer without an option picked is one that is not known.
    return line.empty() && act_for(bindings, ui::Key{ui::Key::Type::enter}) == Act::submit
               ? std::optional(Act::reveal)
               : std::nullopt;
}

std::vector<ui::Line> key_groups(const Bindings& bindings, ui::Style name_style) {
    std::vector<ui::Line> groups;
    for (const Binding& binding : bindings)
        if (binding.on_line)
            groups.push_back({{SafeText::from(binding.name), name_style},
                              {SafeText::from(fmt::format(" {}", binding.label)), plain}});
    return groups;
}

ui::Lines key_line(const Bindings& bindings, const ui::Look& look) {
    return ui::flow(key_groups(bindings, bold), 3, 2, look);
}

ui::Lines grade_line(const std::vector<ui::Line>& grades, const Bindings& bindings,
                     const ui::Look& look) {
    const auto keys = key_groups(bindings, dim);
    ui::Lines lines = ui::flow(grades, 1, 1, look);
    const ui::Lines beside = ui::flow(keys, 2, 0, look);
    const int room = look.width - 1 - ui::width_of(lines.back()) - 4;
    if (lines.size() == 1 && beside.size() == 1 && ui::width_of(beside.front()) <= room) {
        lines.back().push_back({"    "_safe, plain});
        ui::append(lines.back(), beside.front());
        return lines;
    }
    const ui::Lines below = ui::flow(keys, 2, 2, look);
    lines.insert(lines.end(), below.begin(), below.end());
    return lines;
}

ui::Lines key_help(const Bindings& bindings, const ui::Look& look) {
    ui::Table table({ui::Align::right, ui::Align::left});
    for (const Binding& binding : bindings)
        table.add({{{SafeText::from(fmt::format("    {}", binding.name)), bold}},
                   {{SafeText::from(binding.label), plain}}});
    return table.lines(look);
}

}  // namespace dialogue
