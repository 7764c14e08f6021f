#include "store/history/texts.hpp"

#include "base/numbers/hash.hpp"
#include "core/schedule/fold.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <map>
#include <tuple>
#include <utility>

namespace store {
namespace {

// What stands beside a note with mistakes is not known.
constexpr std::string_view is_untold =
    "deck.shown = 1 AND deck.errors = 0 AND deck.texts_hash IS NOT deck.hash";

struct TextRow {
    std::string key;
    std::string device;
    std::int64_t sequence;
    core::Instant at;
    std::string json;
};

// What each device, or branch of one, wrote last under that key.
std::vector<TextRow> last_rows(Database& db, const std::string& key) {
    static const std::string query = fmt::format(
        "WITH last AS (SELECT max(id) AS id FROM main.log "
        "WHERE card = (SELECT no FROM main.name WHERE key = ?) AND kind = ? GROUP BY {}) "
        "SELECT device.id, {}, log.at, json FROM last JOIN main.log ON log.id = last.id "
        "JOIN main.detail ON detail.row = log.id JOIN main.device ON device.no = {}",
        sql::device_of("id"), sql::sequence_of("log.id"), sql::device_of("log.id"));
    std::vector<TextRow> out;
    Statement rows = db.cached(query);
    rows.bind(key, core::RowKind::text);
    while (rows.step())
        out.push_back({key, rows.get<std::string>(0), rows.get<std::int64_t>(1),
                       rows.get<core::Instant>(2), rows.get<std::string>(3)});
    return out;
}

}  // namespace

std::optional<LastText> last_text(Database& db, const std::vector<std::string>& keys,
                                  core::Instant now) {
    std::map<std::string, TextRow> by_device;
    for (const std::string& key : keys)
        for (TextRow& row : last_rows(db, key)) {
            const auto order = [](const TextRow& one) {
                return std::tie(one.sequence, one.at, one.json);
            };
            const auto [known, is_first] = by_device.try_emplace(row.device, row);
            if (!is_first && order(known->second) < order(row)) known->second = std::move(row);
        }
    const TextRow* last = nullptr;
    for (const auto& [device, row] : by_device) {
        const auto order = [&](const TextRow& one) {
            return std::tuple(one.at <= now, one.at, std::string_view(one.device));
        };
        if (!last || order(*last) < order(row)) last = &row;
    }
    if (!last) return std::nullopt;
    auto text = core::text_from_json(last->json);
    if (!text) return std::nullopt;
    return LastText{last->key, std::move(*text)};
}

std::optional<LastText> last_text_of_card(Database& db, std::string_view key, core::Instant now) {
    Statement names = db.cached(
        "SELECT other.key FROM main.name JOIN derived.alias own ON own.name = name.no "
        "JOIN derived.alias ON alias.card = own.card JOIN main.name other ON other.no = alias.name "
        "WHERE name.key = ?");
    names.bind(key);
    std::vector<std::string> keys;
    while (names.step()) keys.push_back(names.get<std::string>(0));
    return last_text(db, keys, now);
}

bool any_untold(Database& db) {
    return db.cached(fmt::format("SELECT 1 FROM derived.deck WHERE {}", is_untold)).found();
}

// By their notes: the cards of one deck alone are found by no index.
std::vector<PerhapsUntold> cards_perhaps_untold(Database& db) {
    const auto id_beside = [](std::string_view place) {
        return fmt::format(
            "(SELECT id FROM derived.note other WHERE other.deck = note.deck AND other.ord = {})",
            place);
    };
    Statement cards = db.prepare(fmt::format(
        "SELECT card.no, card.key, note.no, note.said, {}, {}, told.text FROM derived.deck "
        "CROSS JOIN derived.note ON note.deck = deck.no "
        "CROSS JOIN derived.card ON card.note = note.no "
        "LEFT JOIN derived.told ON told.card = card.no "
        "WHERE {} AND card.live = 1 AND card.answers > 0 ORDER BY note.deck, note.ord, card.ord",
        id_beside("note.ord - 1"), id_beside("note.ord + 1"), is_untold));
    std::vector<PerhapsUntold> out;
    while (cards.step()) {
        const std::uint64_t text = base::hash64(fmt::format(
            "{}\n{}\n{}\n{}", cards.get<std::string_view>(1), cards.get<std::uint64_t>(3),
            cards.get<std::string_view>(4), cards.get<std::string_view>(5)));
        if (cards.get<std::optional<std::uint64_t>>(6) != text)
            out.push_back({cards.get<std::int64_t>(0), cards.get<std::string>(1),
                           cards.get<std::int64_t>(2), text});
    }
    return out;
}

void is_told(Database& db, const PerhapsUntold& card) {
    db.cached("INSERT OR REPLACE INTO derived.told (card, text) VALUES (?, ?)")
        .bind(card.card, card.text)
        .run();
}

void all_are_told(Database& db) {
    db.run(fmt::format("UPDATE derived.deck SET texts_hash = hash WHERE {}", is_untold));
}

void any_may_be_untold(Database& db) {
    db.run("UPDATE derived.deck SET texts_hash = NULL; DELETE FROM derived.told");
}

}  // namespace store
