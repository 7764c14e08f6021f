#include "store/history/texts.hpp"

#include "core/schedule/fold.hpp"

namespace store {

std::optional<core::NoteText> last_text(Database& db, std::string_view key) {
    Statement found = db.cached(
        "SELECT json FROM main.log JOIN main.detail ON detail.row = log.id "
        "WHERE log.card = (SELECT no FROM main.name WHERE key = ?) AND kind = ? "
        "ORDER BY at DESC, log.id DESC LIMIT 1");
    if (!found.bind(key, core::RowKind::text).step()) return std::nullopt;
    return core::text_from_json(found.get<std::string_view>(0));
}

std::vector<Untold> cards_untold(Database& db) {
    Statement cards = db.prepare(
        "SELECT card.key, card.note FROM derived.card WHERE live = 1 AND answers > 0 "
        "AND NOT EXISTS (SELECT 1 FROM derived.alias JOIN main.log ON log.card = alias.name "
        "JOIN main.detail ON detail.row = log.id WHERE alias.card = card.no AND log.kind = ? "
        "AND json LIKE '%\"before\":%') ORDER BY card.deck, card.ord");
    cards.bind(core::RowKind::text);
    std::vector<Untold> out;
    while (cards.step()) out.push_back({cards.get<std::string>(0), cards.get<std::int64_t>(1)});
    return out;
}

}  // namespace store
