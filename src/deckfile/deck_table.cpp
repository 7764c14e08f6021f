#include "deckfile/deck_table.hpp"

#include "base/contains.hpp"
#include "base/numbers/hash.hpp"
#include "base/text/cut.hpp"
#include "base/text/in_backticks.hpp"
#include "base/text/suggest.hpp"
#include "deckfile/fields.hpp"
#include "deckfile/lint.hpp"
#include "deckfile/mistakes/deck_id.hpp"
#include "deckfile/note.hpp"

#include <fmt/format.h>

#include <algorithm>
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
    std::vector<std::string_view> names{"id",      "tags",  "source",
                                        "reverse", "allow", "strict_accents"};
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
    else if (entry.key == "strict_accents")
        deck.strict_accents = fields.flag(entry).value_or(false);
    else if (entry.key == "allow")
        deck.allow = rule_names(entry, fields);
    else
        return false;
    return true;
}

void read_entry(Entry& entry, FieldReader& fields, DeckTable& deck) {
    if (entry.key == "id") {
        deck.info.id = fields.id(entry).value_or("");
        return;
    }
    if (read_for_all_notes(entry, fields, deck.info)) return;
    for (const TextKey& key : text_keys) {
        if (entry.key != key.name) continue;
        deck.info.*key.member = fields.text(entry);
        return;
    }
    if (is_note_key(entry.key))
        fields.error(entry.place, fmt::format("{} is a key of a note; is a [[card]] missing above "
                                              "it?",
                                              base::in_backticks(entry.key)));
    else
        fields.unknown(entry, key_names());
}

}  // namespace

DeckTable read_deck_table(const Piece& piece, Problems& problems) {
    DeckTable deck;
    Reading reading = read_table(piece, problems);
    deck.is_toml = reading.is_toml;
    FieldReader fields(piece.whole, problems);
    for (Entry& entry : reading.table) read_entry(entry, fields, deck);
    const auto id = std::find_if(reading.table.begin(), reading.table.end(),
                                 [](const Entry& entry) { return entry.key == "id"; });
    const bool is_read = !deck.info.id.empty();
    const bool is_bad = id != reading.table.end() && !is_read;
    deck.hidden_id =
        is_bad ? id->place.line : line_of_hidden_id(piece, reading, is_read ? id->place.line : 0);
    if (is_read && reading.is_toml && !reading.behind) deck.hidden_id.reset();
    deck.info.hash = base::hash64(piece.whole.text);
    return deck;
}

}  // namespace deckfile
