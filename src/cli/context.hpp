// What every command may use. Built once in app.cpp; tests build their own.
#pragma once

#include "app/clock.hpp"
#include "app/places.hpp"
#include "core/settings.hpp"
#include "ui/output.hpp"

namespace cli {

struct Context {
    Places places;
    Clock clock;
    core::Settings settings;
    Output& out;
    Output& err;

    bool only_reads = false;  // set by a command that writes no history: it may be run again
    bool is_open = false;     // set when files and decks have been looked at, and writing may begin
    bool is_long = false;     // set by a command whose output a pager should show

    core::Moment now() const { return clock.now(settings.rollover); }
};

}  // namespace cli
