// What notes said when their cards were answered, as rows of the log keep it.
#pragma once

#include "core/heir/note_text.hpp"
#include "core/schedule/time.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// What was said last under any of these keys, and under which; nothing where no row says it. Of
// each device it is what the device wrote last, whatever its clock said; of these the latest, those
// last that are dated after now: a clock that is ahead would have the last word for long.
struct LastText {
    std::string key;
    core::NoteText text;

    bool operator==(const LastText&) const = default;
};
std::optional<LastText> last_text(Database& db, const std::vector<std::string>& keys,
                                  core::Instant now);
// Of the card that a key means, under whichever of its names.
std::optional<LastText> last_text_of_card(Database& db, std::string_view key, core::Instant now);

// Answered cards of decks without mistakes that say something else than when the log kept it last,
// or stand between other notes: any of these may. In deck order.
struct PerhapsUntold {
    std::int64_t card = 0;
    std::string key;
    std::int64_t note = 0;
    std::uint64_t text = 0;  // hash of what the log is to keep
};
bool any_untold(Database& db);
std::vector<PerhapsUntold> cards_perhaps_untold(Database& db);
// The log keeps what that card says now, or what all cards of all decks do.
void is_told(Database& db, const PerhapsUntold& card);
void all_are_told(Database& db);
// The log says other things, or cards have answers, than was known: any card may be untold.
void any_may_be_untold(Database& db);

}  // namespace store
