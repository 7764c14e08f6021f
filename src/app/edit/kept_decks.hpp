// Decks as they were before ebb wrote into them, for whoever wants one back.
#pragma once

#include "app/setup.hpp"
#include "core/schedule/time.hpp"

#include <string>
#include <string_view>
#include <system_error>

namespace app {

// A folder beside the backups of the history. Of each deck the newest ten are kept, by their day
// and, within one, by number: "verbs-2026-11-27.toml", "verbs-2026-11-27-2.toml".
struct KeptDeck {
    std::string path;
    std::error_code error;  // why there is no such copy
};
KeptDeck keep_deck(const std::string& folder, const std::string& deck_id, core::Day day,
                   std::string_view text);

// The same of a run's own folder. Refuses (app/edit/refuse.hpp) where the copy cannot be made.
std::string keep_old(const Setup& setup, const std::string& deck_id, std::string_view text);

}  // namespace app
