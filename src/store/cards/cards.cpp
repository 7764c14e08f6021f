#include "store/cards/cards.hpp"

#include "store/fragments.hpp"

#include <fmt/format.h>

namespace store {
namespace {

std::string card_query(std::string_view where) {
    return fmt::format(
        "SELECT card.no, card.key, coalesce(card.note, 0), coalesce(card.deck, 0), "
        "coalesce(deck.id, ''), coalesce(deck.title, ''), card.live, "
        "EXISTS (SELECT 1 FROM derived.card s WHERE s.note = card.note AND s.no <> card.no), {} "
        "FROM derived.card LEFT JOIN derived.deck ON deck.no = card.deck WHERE {}",
        memory_columns, where);
}

std::optional<CardRecord> read_card(Statement& row) {
    if (!row.step()) return std::nullopt;
    CardRecord card;
    card.state = read_state(row, 8);
    card.no = row.get<std::int64_t>(0);
    card.key = row.get<std::string_view>(1);
    card.note = row.get<std::int64_t>(2);
    card.deck = row.get<std::int64_t>(3);
    card.deck_id = row.get<std::string_view>(4);
    card.deck_title = row.get<std::string_view>(5);
    card.live = row.get<bool>(6);
    card.has_siblings = row.get<bool>(7);
    return card;
}

}  // namespace

std::optional<CardRecord> Cards::find(std::int64_t no) {
    static const std::string query = card_query("card.no = ?");
    Statement row = db_.cached(query);
    return read_card(row.bind(no));
}

std::optional<CardRecord> Cards::find(std::string_view key) {
    static const std::string query = card_query(sql::is_meant_by("?1"));
    Statement row = db_.cached(query);
    return read_card(row.bind(key));
}

std::vector<CardRecord> Cards::of_note(std::int64_t note) {
    static const std::string query = card_query("card.note = ? ORDER BY card.ord");
    Statement rows = db_.cached(query);
    rows.bind(note);
    std::vector<CardRecord> out;
    while (auto card = read_card(rows)) out.push_back(std::move(*card));
    return out;
}

}  // namespace store
