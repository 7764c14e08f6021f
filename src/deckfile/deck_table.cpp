#include "deckfile/deck_table.hpp"

#include "base/numbers/hash.hpp"
#include "base/text/cut.hpp"
#include "deckfile/fields.hpp"

#include <array>

namespace deckfile {
namespace {

struct TextKey {
    std::string_view name;
    std::string core::DeckInfo::*member;
};

constexpr std::array text_keys = {
    TextKey{"title", &core::DeckInfo::title},
    TextKey{"description", &core::DeckInfo::description},
    TextKey{"author", &core::DeckInfo::author},
    TextKey{"license", &core::DeckInfo::license},
    TextKey{"version", &core::DeckInfo::version},
};

std::vector<std::string_view> key_names() {
    std::vector<std::string_view> names{"id", "tags", "strict_accents"};
    for (const TextKey& key : text_keys) names.push_back(key.name);
    return names;
}

void read_entry(Entry& entry, FieldReader& fields, DeckTable& deck) {
    if (entry.key == "id") {
        const auto id = fields.id(entry);
        deck.id_is_known = id.has_value();
        deck.info.id = id.value_or("");
        return;
    }
    if (entry.key == "tags") {
        deck.info.tags = fields.tags(entry);
        return;
    }
    if (entry.key == "strict_accents") {
        deck.info.strict_accents = fields.flag(entry).value_or(false);
        return;
    }
    for (const TextKey& key : text_keys) {
        if (entry.key != key.name) continue;
        deck.info.*key.member = fields.text(entry);
        return;
    }
    fields.unknown(entry, key_names());
}

// The first line that gives an `id`, read by itself.
void find_id(const Piece& piece, DeckTable& deck) {
    for (const std::string_view line : base::lines_of(piece.body.text)) {
        const auto start = line.find_first_not_of(" \t");
        if (start == std::string_view::npos || !line.substr(start).starts_with("id")) continue;
        const auto sign = line.find_first_not_of(" \t", start + 2);
        if (sign == std::string_view::npos || line[sign] != '=') continue;
        Problems ignored;  // the whole table's problem has been reported
        const auto found = Scanner({line}).next();
        auto table = found ? parse_table(*found, ignored) : std::nullopt;
        FieldReader fields({line}, ignored);
        deck.id_is_known = false;
        if (table) read_entry(table->front(), fields, deck);
        return;
    }
}

}  // namespace

DeckTable read_deck_table(const Piece& piece, Problems& problems) {
    DeckTable deck;
    auto table = parse_table(piece, problems);
    deck.is_toml = table.has_value();
    if (table) {
        FieldReader fields(piece.whole, problems);
        for (Entry& entry : *table) read_entry(entry, fields, deck);
    } else {
        find_id(piece, deck);
    }
    deck.info.hash = base::hash64(piece.whole.text);
    return deck;
}

}  // namespace deckfile
