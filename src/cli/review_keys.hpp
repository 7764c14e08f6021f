// Which key does what at each stage of a review. The key lines on the screen and the list behind
// `?` are made from these same bindings.
#pragma once

#include "core/turn.hpp"
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
    type,    // number: the key begins an estimate
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
    go_on,  // past `more`, or off the end screen
};

enum class Stage { question, choice, choices, number, point_hidden, point_shown, grading, end };

Stage stage_of(const core::Turn& turn);

struct Binding {
    Command command;
    std::string_view keys;   // characters; '\n' stands for Enter
    std::string_view name;   // how the keys are called
    std::string_view label;  // what they do
    bool on_line;            // shown on the key line; all are shown behind `?`
};

// In the order in which they are shown.
const std::vector<Binding>& bindings(Stage stage);

std::optional<Command> command_for(Stage stage, const ui::Key& key);

// "  space show   h hint   ? keys" for a card that is being asked; the hint is left out where there
// is none left.
ui::Lines key_line(const core::Turn& turn, const ui::Look& look);
// The same for the end screen.
ui::Lines end_key_line(const ui::Look& look);

// "  1 again 1m   2 hard 6m  [3 good 10m]  4 easy 4d      u undo  e edit ..."
ui::Lines grade_line(const core::Preview& preview, core::Grade suggestion, const core::Moment& now,
                     const ui::Look& look);

// All bindings of a stage, one a line.
ui::Lines key_help(Stage stage, const ui::Look& look);

// How long until the card comes back after that outcome: "10m", "4d".
std::string span_of(const core::Outcome& outcome, const core::Moment& now);

}  // namespace cli
