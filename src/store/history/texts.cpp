#include "store/history/texts.hpp"

#include "core/schedule/fold.hpp"

#include <fmt/format.h>

namespace store {
namespace {

// What stands beside a note with mistakes is not known.
constexpr std::string_view is_untold =
    "deck.shown = 1 AND deck.errors = 0 AND deck.texts_hash IS NOT deck.hash";

}  // namespace

std::optional<core::NoteText> last_text(Database& db, std::string_view key) {
    Statement found = db.cached(
        "SELECT json FROM main.log JOIN main.detail ON detail.row = log.id "
        "WHERE log.card = (SELECT no FROM main.name WHERE key = ?) AND kind = ? "
        "ORDER BY at DESC, log.id DESC LIMIT 1");
    if (!found.bind(key, core::RowKind::text).step()) return std::nullopt;
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
