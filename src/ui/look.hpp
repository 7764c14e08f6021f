// How output looks, decided once per stream from what the environment says. `look_for` is pure;
// only `facts_of` and `terminal_size` ask the process.
#pragma once

#include "base/text/names.hpp"

#include <array>
#include <optional>
#include <string>

namespace ui {

struct Size {
    int columns = 80;
    int rows = 24;

    bool operator==(const Size&) const = default;
};

struct Look {
    int width = 80;
    int height = 24;
    bool colour = false;
    bool utf8 = true;
    bool live = false;  // a terminal that can erase a line

    bool operator==(const Look&) const = default;
};

enum class ColourChoice { automatic, always, never };
inline constexpr base::Name<ColourChoice> colour_choices[] = {{"auto", ColourChoice::automatic},
                                                              {"always", ColourChoice::always},
                                                              {"never", ColourChoice::never}};
static_assert(base::names_every_value(colour_choices));

// What the decision rests on. An absent variable is one that is not set.
struct Facts {
    ColourChoice flag = ColourChoice::automatic;  // --color
    std::optional<std::string> no_color;          // NO_COLOR, and so on
    std::optional<std::string> clicolor_force;
    std::optional<std::string> clicolor;
    std::optional<std::string> term;
    std::optional<std::string> columns;
    std::optional<std::string> lines;
    bool is_terminal = false;
    std::optional<Size> size;  // as the terminal says
    std::string codeset;       // of the locale
};

// Colour: the flag, then NO_COLOR, then CLICOLOR_FORCE, then whether it is a terminal that knows
// colour, then CLICOLOR=0. Size: the terminal, then COLUMNS and LINES, then 80 by 24.
Look look_for(const Facts& facts);

// The facts of this process about one of its descriptors.
Facts facts_of(int descriptor, ColourChoice flag);

// Nothing where the descriptor is no terminal or the terminal does not know.
std::optional<Size> terminal_size(int descriptor);

}  // namespace ui
