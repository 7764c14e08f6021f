#include "store/cards/cards.hpp"

#include "base/text/suggest.hpp"
#include "store/derived/card_state.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace store {
namespace {

using core::CardRecord;

std::string card_query(std::string_view where) {
    return fmt::format(
        "SELECT card.no, card.key, coalesce(card.note, 0), coalesce(deck.id, ''), "
        "coalesce(deck.title, ''), card.live, {} "
        "FROM derived.card LEFT JOIN derived.deck ON deck.no = card.deck WHERE {}",
        memory_columns, where);
}

std::optional<CardRecord> read_card(Statement& row) {
    if (!row.step()) return std::nullopt;
    CardRecord card;
    card.state = read_state(row, 6);
    card.no = row.get<std::int64_t>(0);
    card.key = row.get<std::string_view>(1);
    card.note_no = row.get<std::int64_t>(2);
    card.deck_id = row.get<std::string_view>(3);
    card.deck_title = row.get<std::string_view>(4);
    card.live = row.get<bool>(5);
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

std::optional<std::int64_t> Cards::number_of(std::string_view key) {
    static const std::string query =
        fmt::format("SELECT no FROM derived.card WHERE {}", sql::is_meant_by("?1"));
    Statement row = db_.cached(query);
    if (!row.bind(key).step()) return std::nullopt;
    return row.get<std::int64_t>(0);
}

std::vector<CardRecord> Cards::of_note_called(std::string_view name) {
    Statement rows = db_.prepare(card_query(fmt::format(
        "card.no IN (SELECT own.no FROM derived.card own WHERE own.key >= ?1 AND own.key < ?2 "
        "UNION {}) ORDER BY card.live DESC, card.ord",
        sql::of_linked_names("alias.card", "name.key >= ?1 AND name.key < ?2"))));
    const std::string first(name);
    rows.bind(first + '#', first + '$');  // the sign after '#'
    std::vector<CardRecord> out;
    while (auto card = read_card(rows)) {
        if (!out.empty() && out.front().live != card->live) break;
        out.push_back(std::move(*card));
    }
    return out;
}

std::vector<std::string> Cards::keys_called(const std::string& name) {
    constexpr std::string_view of_name = "key = ?1 OR (key >= ?2 AND key < ?3)";
    std::vector<std::string> out;
    Statement rows = db_.prepare(
        fmt::format("SELECT key FROM main.name WHERE {0} UNION SELECT key FROM derived.card WHERE "
                    "{0} ORDER BY key",
                    of_name));
    rows.bind(name, name + '#', name + '$');  // '$' is the sign after '#'
    while (rows.step()) out.push_back(rows.get<std::string>(0));
    return out;
}

std::vector<std::string> Cards::earlier_keys(const CardRecord& card) {
    std::vector<std::string> out;
    Statement rows = db_.prepare(
        "SELECT name.key FROM derived.alias JOIN main.name ON name.no = alias.name "
        "WHERE alias.card = ? AND name.key <> ? ORDER BY name.no");
    rows.bind(card.no, card.key);
    while (rows.step()) out.push_back(rows.get<std::string>(0));
    return out;
}

std::vector<Cards::HiddenTwin> Cards::hidden_twins() {
    std::vector<HiddenTwin> out;
    Statement rows = db_.prepare(
        "SELECT own.key, own.note, card.key FROM derived.card own "
        "JOIN main.name ON name.key = own.key JOIN derived.alias ON alias.name = name.no "
        "JOIN derived.card ON card.no = alias.card "
        "WHERE own.live = 0 AND own.note IS NOT NULL ORDER BY own.deck, own.ord");
    while (rows.step())
        out.push_back(
            {rows.get<std::string>(0), rows.get<std::int64_t>(1), rows.get<std::string>(2)});
    return out;
}

std::string Cards::nearest_key(std::string_view key) {
    const bool has_deck = key.find('/') != std::string_view::npos;
    const auto keys = names("SELECT key FROM derived.card WHERE live = 1");
    std::vector<std::string_view> names;
    for (const std::string_view each : keys)
        names.push_back(has_deck ? each : each.substr(each.find('/') + 1));
    const std::string_view nearest = base::nearest(key, names);
    const auto at = std::find(names.begin(), names.end(), nearest);
    return at == names.end() ? "" : keys[static_cast<std::size_t>(at - names.begin())];
}

std::vector<std::string> Cards::names(std::string_view sql) {
    std::vector<std::string> names;
    Statement rows = db_.prepare(sql);
    while (rows.step()) names.push_back(rows.get<std::string>(0));
    return names;
}

std::vector<std::string> Cards::tags() {
    return names("SELECT DISTINCT tag FROM derived.tag");
}

std::vector<std::string> Cards::note_ids() {
    return names(fmt::format("SELECT id FROM derived.note UNION {}",
                             sql::of_linked_names(sql::note_of_key("name.key"))));
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
