#include "deckfile/deck_table.hpp"

#include "base/contains.hpp"
#include "base/numbers/hash.hpp"
#include "base/text/cut.hpp"
#include "base/text/in_backticks.hpp"
#include "base/text/suggest.hpp"
#include "deckfile/fields.hpp"
#include "deckfile/lint.hpp"

#include <fmt/format.h>

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
    std::vector<std::string_view> names{"id", "tags", "source", "reverse", "allow"};
    for (const TextKey& key : text_keys) names.push_back(key.name);
    return names;
}

std::vector<std::string> rule_names(Entry& entry, FieldReader& fields) {
    auto names = fields.list(entry);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (base::contains(rules, names[i])) continue;
        fields.warning(
            std::get<std::vector<Value>>(entry.value.data)[i].place,
            fmt::format("{} is no rule of `check --strict`{}", base::in_backticks(names[i]),
                        base::suggestion(names[i], {rules.begin(), rules.end()})));
    }
    return names;
}

// What a deck says for all its notes; false where the key is none of these.
bool read_for_all_notes(Entry& entry, FieldReader& fields, core::DeckInfo& deck) {
    if (entry.key == "tags")
        deck.tags = fields.tags(entry);
    else if (entry.key == "source")
        deck.sources = fields.text_or_list(entry);
    else if (entry.key == "reverse")
        deck.reverse = fields.flag(entry).value_or(false);
    else if (entry.key == "allow")
        deck.allow = rule_names(entry, fields);
    else
        return false;
    return true;
}

void read_entry(Entry& entry, FieldReader& fields, DeckTable& deck) {
    if (entry.key == "id") {
        const auto id = fields.id(entry);
        deck.id_is_known = id.has_value();
        deck.info.id = id.value_or("");
        return;
    }
    if (read_for_all_notes(entry, fields, deck.info)) return;
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
