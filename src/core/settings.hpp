// Everything a learner can set, with its defaults. The configuration file is read in
// deckfile/config/config.hpp.
#pragma once

#include "base/text/names.hpp"
#include "core/keys.hpp"
#include "core/schedule/outcome.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace core {

// A cap on one deck, inside the limits over all decks. Negative: no cap.
struct DeckLimits {
    int new_per_day = -1;
    int reviews_per_day = -1;

    bool operator==(const DeckLimits&) const = default;
};

// In which order new cards are met: by turns, or all of a deck before the next, or by chance,
// another way each day, or as they came.
enum class NewOrder : std::uint8_t { turns, deck, random, added };
inline constexpr base::Name<NewOrder> new_orders[] = {{"turns", NewOrder::turns},
                                                      {"deck", NewOrder::deck},
                                                      {"random", NewOrder::random},
                                                      {"added", NewOrder::added}};
static_assert(base::names_every_value(new_orders));

struct Settings {
    SchedulerSettings scheduler;
    int new_per_day = 20;
    int reviews_per_day = 200;
    Minutes rollover{4 * 60};                    // 4 am, because people study past midnight
    std::vector<std::string> new_first{"core"};  // tags whose notes are met before the rest
    NewOrder new_order = NewOrder::turns;
    std::vector<std::string> deck_paths;  // files or folders
    Keys keys;                            // given to acts in place of the usual ones
    std::map<std::string, DeckLimits, std::less<>> decks;

    bool operator==(const Settings&) const = default;
};

}  // namespace core
