// Which key does what, now. The key line on the screen, the list behind `?`, what a key does and
// what a line of one letter means are all made from the same bindings.
#pragma once

#include "core/judge/turn.hpp"
#include "dialogue/act.hpp"
#include "ui/keys.hpp"
#include "ui/style.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dialogue {

struct Binding {
    Act act;
    std::string_view keys;   // characters; '\n' stands for Enter; see any_character
    std::string_view name;   // how the keys are called
    std::string_view label;  // what they do
    bool on_line = true;     // shown on the key line; all are shown behind `?`
};

// As Binding::keys: all that is left, but a space, which says nothing yet.
inline constexpr std::string_view any_character = "\x7F";

// In the order in which they are shown.
using Bindings = std::vector<Binding>;

inline constexpr Binding help{Act::help, "?", "?", "keys"};
inline constexpr Binding redraw{Act::redraw, "\f", "Ctrl-L", "show it again", false};

// Where a card is on its way from the question to the answer.
enum class Stage : std::uint8_t {
    question,
    typed,
    choice,
    choices,
    number,
    point_hidden,
    point_shown,
    revealed
};
Stage stage_of(const core::Turn& turn);

// Whether one is left to be shown.
bool has_hint(const core::Turn& turn);

// The keys by which the card is answered before the reveal, as far as they are of use; none after.
Bindings answer_keys(const core::Turn& turn);

// The keys that say more of the answer, once it is shown.
Bindings answer_shown_keys(const core::Turn& turn);

// What the key of an act is called; empty where there is none.
std::string_view name_of(const Bindings& bindings, Act act);

std::optional<Act> act_for(const Bindings& bindings, const ui::Key& key);
// Whether a text that begins so can be typed now, whatever its first letter means as a key.
bool may_begin_line(const Bindings& bindings, char first);
// Of a line: its one letter, or Enter where it is empty. Nothing where it means none of the
// bindings, or may be an answer.
std::optional<Act> act_for(const Bindings& bindings, std::string_view line);

// A key's name, and what it does, for each binding of the key line.
std::vector<ui::Line> key_groups(const Bindings& bindings, ui::Style name_style);

// "  space show   h hint   ? keys"
ui::Lines key_line(const Bindings& bindings, const ui::Look& look);

// The grades, and the keys beside them where there is room, else below.
ui::Lines grade_line(const std::vector<ui::Line>& grades, const Bindings& bindings,
                     const ui::Look& look);

// All bindings, one a line.
ui::Lines key_help(const Bindings& bindings, const ui::Look& look);

}  // namespace dialogue
