#include "deckfile/deck_table.hpp"

#include "base/contains.hpp"
#include "base/numbers/hash.hpp"
#include "base/text/cut.hpp"
#include "base/text/in_backticks.hpp"
#include "base/text/suggest.hpp"
#include "deckfile/extend/extends.hpp"
#include "deckfile/format/values.hpp"
#include "deckfile/lint.hpp"
#include "deckfile/mistakes/deck_id.hpp"
#include "deckfile/mistakes/habits.hpp"
#include "deckfile/note.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace deckfile {
namespace {

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

template <typename Holds>
void read(const Holds& holds, Entry& entry, core::DeckInfo& deck, FieldReader& fields) {
    read_value(holds, entry, deck, fields);
}

void read(const holds::Rules&, Entry& entry, core::DeckInfo& deck, FieldReader& fields) {
    deck.allow = rule_names(entry, fields);
}

void read_entry(Entry& entry, FieldReader& fields, core::DeckInfo& deck) {
    for (const DeckKey& key : deck_keys) {
        if (entry.key != key.name) continue;
        return std::visit([&](const auto& holds) { read(holds, entry, deck, fields); }, key.holds);
    }
    const auto meant = deck_key_of_habit(entry.key);
    if (is_note_key(entry.key))
        fields.error(entry.place, fmt::format("{} is a key of a note; is a [[card]] missing above "
                                              "it?",
                                              base::in_backticks(entry.key)));
    else
        fields.unknown(entry, names_of(deck_keys), meant);
}

}  // namespace

DeckTable read_deck_table(const Piece& piece, Problems& problems) {
    DeckTable deck;
    Reading reading = read_table(piece, problems);
    deck.is_toml = reading.is_toml;
    FieldReader fields(piece.whole, problems);
    for (Entry& entry : reading.table) read_entry(entry, fields, deck.info);
    if (!deck.info.extends.empty()) check_beside_extends(reading.table, problems);
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
