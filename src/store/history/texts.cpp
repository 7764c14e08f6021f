#include "store/history/texts.hpp"

#include "core/schedule/fold.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

namespace store {
namespace {

// What stands beside a note with mistakes is not known.
constexpr std::string_view is_untold =
    "deck.shown = 1 AND deck.errors = 0 AND deck.texts_hash IS NOT deck.hash";

}  // namespace

std::optional<core::NoteText> last_text(Database& db, std::string_view key, core::Instant now) {
    static const std::string query = fmt::format(
        "WITH last AS (SELECT max(id) AS id FROM main.log "
        "WHERE card = (SELECT no FROM main.name WHERE key = ?1) AND kind = ?2 GROUP BY {}) "
        "SELECT json FROM last JOIN main.log ON log.id = last.id "
        "JOIN main.detail ON detail.row = log.id JOIN main.device ON device.no = {} "
        "ORDER BY log.at > ?3, log.at DESC, device.id DESC LIMIT 1",
        sql::device_of("id"), sql::device_of("log.id"));
    Statement found = db.cached(query);
    if (!found.bind(key, core::RowKind::text, now).step()) return std::nullopt;
    return core::text_from_json(found.get<std::string_view>(0));
}

bool any_untold(Database& db) {
    return db.cached(fmt::format("SELECT 1 FROM derived.deck WHERE {}", is_untold)).found();
}

std::vector<PerhapsUntold> cards_perhaps_untold(Database& db) {
    Statement cards = db.prepare(
        fmt::format("SELECT card.key, card.note FROM derived.deck "
                    "JOIN derived.card ON card.deck = deck.no "
                    "WHERE {} AND card.live = 1 AND card.answers > 0 ORDER BY deck.no, card.ord",
                    is_untold));
    std::vector<PerhapsUntold> out;
    while (cards.step()) out.push_back({cards.get<std::string>(0), cards.get<std::int64_t>(1)});
    return out;
}

void all_are_told(Database& db) {
    db.run(fmt::format("UPDATE derived.deck SET texts_hash = hash WHERE {}", is_untold));
}

}  // namespace store
