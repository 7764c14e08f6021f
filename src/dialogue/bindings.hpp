// Which key does what while a card is asked. The key lines on the screen, the list behind `?` and
// what a key does are made from the same bindings; a review and a quiz add their own to these.
#pragma once

#include "core/judge/turn.hpp"
#include "ui/keys.hpp"
#include "ui/style.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace cli {

enum class Command {
    reveal,  // show the answer; on a judged note: don't know
    hint,
    pick,    // choice: the option of that digit
    submit,  // choice with several right answers
    type,    // the key begins a line
    open,    // a line to type the answer in
    point,   // points: show the next one
    had,
    missed,
    suggested,
    again,
    hard,
    good,
    easy,
    undo,
    edit,
    suspend,
    bury,
    quit,
    help,
    next,  // quiz: the next question
    count_right,
    count_wrong,
    review_misses,
    go_on,  // past `more`, or off the end screen
};

enum class Stage {
    question,
    typed,
    choice,
    choices,
    number,
    point_hidden,
    point_shown,
    revealed,
    end
};
inline constexpr std::size_t stages = 9;

Stage stage_of(const core::Turn& turn);

struct Binding {
    Command command;
    std::string_view keys;   // characters; '\n' stands for Enter; see any_character
    std::string_view name;   // how the keys are called
    std::string_view label;  // what they do
    bool on_line;            // shown on the key line; all are shown behind `?`
};

// As Binding::keys: all that is left, but a space, which says nothing yet.
inline constexpr std::string_view any_character = "\t";

// In the order in which they are shown.
using Bindings = std::vector<Binding>;

// The keys by which a card is answered at a stage before the reveal.
Bindings answer_keys(Stage stage);

std::optional<Command> command_for(const Bindings& bindings, const ui::Key& key);

// "  space show   h hint   ? keys" for a card that is being asked; what is of no use is left out,
// as the hint where there is none left.
ui::Lines key_line(const Bindings& bindings, const core::Turn& turn, const ui::Look& look);
// The same where no card is asked.
ui::Lines key_line(const Bindings& bindings, const ui::Look& look);

// A key's name, and what it does.
ui::Line key_group(std::string_view name, std::string_view label, ui::Style name_style);

// All bindings, one a line.
ui::Lines key_help(const Bindings& bindings, const ui::Look& look);

}  // namespace cli
