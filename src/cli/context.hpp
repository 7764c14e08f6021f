// What every command may use: what the run stands on, and where it prints.
#pragma once

#include "app/setup.hpp"
#include "ui/output.hpp"

namespace cli {

struct Context : app::Setup {
    ui::Output& out;
    ui::Output& err;

    bool only_reads = false;  // set by a command that writes no history: it may be run again
    bool is_open = false;     // set when files and decks have been looked at, and writing may begin
    bool is_long = false;     // set by a command whose output a pager should show
};

}  // namespace cli
