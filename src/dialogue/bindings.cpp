#include "dialogue/bindings.hpp"

#include "ui/card_view.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

using ui::SafeText;
using namespace ui::style;

bool is_of_use(Command command, const core::Turn& turn) {
    if (command == Command::open) return turn.can_type();
    if (command != Command::hint) return true;
    return turn.hints_shown() < static_cast<int>(turn.note().hints.size());
}

constexpr Binding hint{Command::hint, "h", "h", "hint", true};
constexpr Binding help{Command::help, "?", "?", "keys", true};
constexpr Binding pick{Command::pick, "123456789", "1-9", "pick", true};

}  // namespace

Stage stage_of(const core::Turn& turn) {
    if (turn.revealed()) return Stage::revealed;
    switch (turn.manner()) {
        case core::Manner::typed:
            return Stage::typed;
        case core::Manner::choice:
            return turn.wants_several() ? Stage::choices : Stage::choice;
        case core::Manner::number:
            return Stage::number;
        case core::Manner::points:
            return turn.points_shown() > turn.points_had().size() ? Stage::point_shown
                                                                  : Stage::point_hidden;
        default:
            return Stage::question;
    }
}

Bindings answer_keys(Stage stage) {
    switch (stage) {
        case Stage::question:
            return {{Command::reveal, " \n", "space", "show", true}, hint, help};
        case Stage::typed:
            return {{Command::type, any_character, "type", "the answer", true},
                    {Command::reveal, "\n", "Enter", "done; empty: don't know", true},
                    {Command::hint, "?", "?", "hint", true}};
        case Stage::choice:
            return {pick, {Command::reveal, "\n", "Enter", "don't know", true}, hint, help};
        case Stage::choices:
            return {pick, {Command::submit, "\n", "Enter", "done", true}, hint, help};
        case Stage::number:
            return {{Command::type, "0123456789+-.~$", "0-9", "type an estimate", true},
                    {Command::reveal, "\n", "Enter", "done; empty: don't know", true},
                    hint,
                    help};
        case Stage::point_hidden:
            return {{Command::point, " ", "space", "next point", true},
                    {Command::reveal, "\n", "Enter", "don't know", true},
                    hint,
                    help};
        case Stage::point_shown:
            return {{Command::had, " y", "space", "had it", true},
                    {Command::missed, "n", "n", "missed", true},
                    help};
        default:
            return {};
    }
}

std::optional<Command> command_for(const Bindings& bindings, const ui::Key& key) {
    char32_t code = key.code;
    if (key.type == ui::Key::Type::enter) code = '\n';
    if (key.type != ui::Key::Type::enter && key.type != ui::Key::Type::character) return {};
    const Binding* rest = nullptr;
    for (const Binding& binding : bindings) {
        if (binding.keys == any_character) rest = &binding;
        for (const char c : binding.keys)
            if (static_cast<char32_t>(c) == code) return binding.command;
    }
    const bool says_something = code != U' ' && code != U'\n';
    return rest && says_something ? std::optional(rest->command) : std::nullopt;
}

ui::Line key_group(std::string_view name, std::string_view label, ui::Style name_style) {
    return {{SafeText::from(name), name_style}, {SafeText::from(fmt::format(" {}", label)), plain}};
}

ui::Lines key_line(const Bindings& bindings, const core::Turn& turn, const ui::Look& look) {
    const std::string digits = fmt::format("1-{}", turn.options().size());
    std::vector<ui::Line> groups;
    for (const Binding& binding : bindings) {
        if (!binding.on_line || !is_of_use(binding.command, turn)) continue;
        groups.push_back(key_group(binding.command == Command::pick ? digits : binding.name,
                                   binding.label, bold));
    }
    return ui::flow(groups, 3, 2, look);
}

ui::Lines key_line(const Bindings& bindings, const ui::Look& look) {
    std::vector<ui::Line> groups;
    for (const Binding& binding : bindings)
        if (binding.on_line) groups.push_back(key_group(binding.name, binding.label, bold));
    return ui::flow(groups, 3, 2, look);
}

ui::Lines key_help(const Bindings& bindings, const ui::Look& look) {
    ui::Table table({ui::Align::right, ui::Align::left});
    for (const Binding& binding : bindings)
        table.add({{{SafeText::from(fmt::format("    {}", binding.name)), bold}},
                   {{SafeText::from(binding.label), plain}}});
    return table.lines(look);
}

}  // namespace cli
