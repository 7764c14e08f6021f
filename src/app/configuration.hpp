// The configuration file, read.
#pragma once

#include "app/places.hpp"
#include "deckfile/config/config.hpp"

#include <stdexcept>

namespace app {

struct WrongConfiguration : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Defaults where there is no file. Throws WrongConfiguration, a line for each problem, where it
// says something wrong.
deckfile::Config read_configuration(const Places& places);

}  // namespace app
