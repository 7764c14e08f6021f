// The configuration file, read.
#pragma once

#include "app/places.hpp"
#include "deckfile/config.hpp"

namespace cli {

// Defaults where there is no file. Throws UsageError, a line for each problem, where it says
// something wrong.
deckfile::Config read_configuration(const Places& places);

}  // namespace cli
