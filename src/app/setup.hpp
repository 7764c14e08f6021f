// What a run of ebb stands on: where its files are, what time it is, and how it has been set.
#pragma once

#include "app/clock.hpp"
#include "app/places.hpp"
#include "core/settings.hpp"

#include <string>

namespace app {

struct Setup {
    Places places;
    Clock clock;
    core::Settings settings;
    std::string command = {};  // by its name

    core::Moment now() const { return clock.now(settings.rollover); }
};

}  // namespace app
