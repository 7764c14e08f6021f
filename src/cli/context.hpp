// What every command may use: what the run stands on, and where it prints.
#pragma once

#include "app/setup.hpp"
#include "ui/output.hpp"

namespace cli {

struct Context : app::Setup {
    ui::Output& out;
    ui::Output& err;

    bool is_open = false;  // set when files and decks have been looked at, and writing may begin
};

}  // namespace cli
