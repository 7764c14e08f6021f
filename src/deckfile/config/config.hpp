// The configuration file: its text as settings, with the line of each, and all that is wrong in it.
// A wrong value is always a problem, never a silent default.
#pragma once

#include "core/settings.hpp"
#include "deckfile/source.hpp"

#include <map>
#include <string>
#include <vector>

namespace deckfile {

struct Config {
    core::Settings settings;           // defaults where the file says nothing, or something wrong
    std::map<std::string, int> lines;  // of the settings that the file gives, by name
    Problems problems;
};

// Paths in `deck_paths` are kept as written.
Config read_config(std::string_view text);

// A setting as `ebb config` prints it.
struct SettingView {
    std::string name;   // a dotted key, as it could be written in the file
    std::string value;  // as TOML
    int line = 0;       // 0: the default
};

// All settings in a fixed order, decks with limits of their own last.
std::vector<SettingView> view(const Config& config);

}  // namespace deckfile
