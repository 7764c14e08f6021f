// What notes said when their cards were answered, as rows of the log keep it.
#pragma once

#include "core/heir/note_text.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// Under that key, the last time; nothing where no row says it.
std::optional<core::NoteText> last_text(Database& db, std::string_view key);

// Answered cards of shown notes whose text no row has kept with its neighbours, and their notes: of
// histories begun before texts were kept so. In deck order.
struct Untold {
    std::string key;
    std::int64_t note = 0;
};
std::vector<Untold> cards_untold(Database& db);

}  // namespace store
