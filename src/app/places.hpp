// Where things are kept: XDG folders, or all in one folder with EBB_HOME.
#pragma once

#include "deckfile/files.hpp"
#include "store/files.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace app {

using Environment = std::function<std::optional<std::string>(const char* name)>;

// Variables that are set and not empty.
std::optional<std::string> environment(const char* name);

struct Places {
    std::string config;                  // the configuration file
    std::string data;                    // folder of history.db
    std::string cache;                   // folder of derived.db
    bool derived_in_memory = false;      // where the cache cannot be written
    std::string user_decks;              // folder
    std::vector<std::string> env_decks;  // EBB_DECK_PATH
    std::string shipped_decks;           // beside the program, or of the source it was built from

    store::Files files() const;
};

// After EBB_HOME, XDG_*_HOME (relative values are ignored, as the standard wants) and HOME.
Places find_places(const Environment& variable);

// The schema of decks for editors, as it was installed with this program; nothing where the program
// runs from where it was built.
std::optional<std::string> installed_schema();

// `~/x` with the home folder in its place.
std::string expand_home(const std::string& path, const Environment& variable);

// Where decks are looked for, in order: the learner's folder, EBB_DECK_PATH, `deck_paths` of the
// configuration (relative ones beside it), the shipped decks.
std::vector<deckfile::Root> search_path(const Places& places,
                                        const std::vector<std::string>& deck_paths);

// Without the shipped decks: what the learner answers for.
std::vector<deckfile::Root> own_search_path(const Places& places,
                                            const std::vector<std::string>& deck_paths);

// Makes the folders that are missing, for their owner alone. What cannot be made shows when it is
// needed.
void make_folders(const Places& places);

}  // namespace app
