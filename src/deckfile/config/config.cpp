#include "deckfile/config/config.hpp"

#include "base/contains.hpp"
#include "base/numbers/whole.hpp"
#include "base/text/cut.hpp"
#include "base/text/in_backticks.hpp"
#include "base/text/names.hpp"
#include "core/card/identity.hpp"
#include "deckfile/config/setting.hpp"
#include "deckfile/fields.hpp"
#include "deckfile/mistakes/reading.hpp"
#include "deckfile/print.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

namespace deckfile {
namespace {

using base::in_backticks;
using core::DeckLimits;
using core::SchedulerSettings;
using core::Settings;

struct DeckSetting {
    std::string_view name;
    int DeckLimits::*member;
    int most;
};

constexpr std::array deck_settings = {
    DeckSetting{"new_per_day", &DeckLimits::new_per_day, most_new},
    DeckSetting{"reviews_per_day", &DeckLimits::reviews_per_day, most_reviews},
};

std::string deck_key(std::string_view id, std::string_view name) {
    return fmt::format("deck.{}.{}", print_text(id), name);
}

std::string print_keys(std::string_view keys) {
    std::vector<std::string> names;
    for (const char key : keys) names.push_back(core::name_of_key(key));
    return names.size() == 1 ? print_text(names.front()) : print_list(names);
}

class ConfigReader {
public:
    Config read(std::string_view text) {
        Scanner scanner({text});
        while (const auto piece = scanner.next()) read_piece(*piece);
        std::stable_sort(config_.problems.begin(), config_.problems.end(),
                         [](const core::Problem& a, const core::Problem& b) {
                             return std::pair(a.line, a.column) < std::pair(b.line, b.column);
                         });
        return std::move(config_);
    }

private:
    void read_piece(const Piece& piece) {
        Problems& problems = config_.problems;
        Reading reading = read_table(piece, problems);
        if (!reading.is_toml || reading.behind) return;
        SettingReader reader(piece.whole, problems);
        if (piece.kind == Piece::Kind::preamble)
            for (Entry& entry : reading.table) read_setting(entry, reader);
        else
            read_under_header(piece, std::move(reading.table), reader);
    }

    void read_setting(Entry& entry, SettingReader& reader) {
        if (entry.key == "deck") {
            if (auto* decks = std::get_if<Table>(&entry.value.data))
                return read_decks(*decks, reader);
            return reader.error(entry.place, "`deck` must be a table for each deck: [deck.\"ID\"]");
        }
        if (entry.key == "keys") {
            if (auto* keys = std::get_if<Table>(&entry.value.data)) return read_keys(*keys, reader);
            return reader.error(entry.place, "`keys` must be a table: [keys]");
        }
        const auto known = settings();
        const auto setting = std::find_if(
            known.begin(), known.end(), [&](const Setting& one) { return one.name == entry.key; });
        if (setting == known.end()) return reader.unknown(entry, setting_names());
        setting->read(reader, entry, config_.settings);
        config_.lines[entry.key] = entry.place.line;
    }

    static std::vector<std::string_view> setting_names() {
        std::vector<std::string_view> names;
        for (const Setting& setting : settings()) names.push_back(setting.name);
        names.insert(names.end(), {"deck", "keys"});
        return names;
    }

    // [deck] or [deck."ID"]
    void read_under_header(const Piece& piece, Table table, SettingReader& reader) {
        if (piece.kind == Piece::Kind::deck) return read_decks(table, reader);
        const Place place = header_place(piece);
        if (const auto id = deck_named_by(piece)) {
            read_deck(*id, place, table, reader);
        } else if (header_of(piece) == "keys") {
            read_keys(table, reader);
        } else {
            reader.error(place,
                         "unknown table; the configuration has only tables such as "
                         "[deck.\"ID\"] and [keys]");
        }
    }

    // The one bare word of a header.
    static std::string_view header_of(const Piece& piece) {
        const std::string_view text = piece.whole.text;
        const auto begin = text.find('[') + 1;
        return base::trimmed(text.substr(begin, text.find(']', begin) - begin), " \t");
    }

    // A key with two meanings is told at each line that gives it one.
    void read_keys(Table& table, SettingReader& reader) {
        for (Entry& entry : table) {
            const core::KeyedAct* act = core::keyed_act(entry.key);
            if (!act) {
                reader.unknown(entry, act_names());
                continue;
            }
            config_.lines[fmt::format("keys.{}", act->name)] = entry.place.line;
            auto keys = read_key_names(entry, reader);
            if (!keys.empty() && keys != act->keys)
                config_.settings.keys[std::string(act->name)] = std::move(keys);
        }
        for (const Entry& entry : table) check_meanings(entry, reader);
    }

    static std::vector<std::string_view> act_names() {
        std::vector<std::string_view> names;
        for (const core::KeyedAct& act : core::keyed_acts()) names.push_back(act.name);
        return names;
    }

    static std::string read_key_names(Entry& entry, SettingReader& reader) {
        std::string keys;
        const auto before = reader.errors();
        const auto names = reader.text_or_list(entry);
        if (names.empty() && reader.errors() == before)
            reader.error(entry.value.place,
                         fmt::format("{} has no key: name one, or leave the line out",
                                     in_backticks(entry.key)));
        for (const std::string& name : names) {
            const auto key = core::key_named(name);
            if (!key)
                reader.error(entry.value.place,
                             fmt::format("{} is no key; a key is a letter, a digit or a sign of "
                                         "ASCII, \"space\" or \"enter\"",
                                         in_backticks(name)));
            else if (keys.find(*key) == std::string::npos)
                keys += *key;
        }
        return keys;
    }

    void check_meanings(const Entry& entry, SettingReader& reader) {
        const core::Keys& given = config_.settings.keys;
        const core::KeyedAct* act = core::keyed_act(entry.key);
        if (!act || !given.contains(act->name)) return;
        for (const char key : core::keys_of(given, *act))
            if (const auto other = core::other_meaning(given, *act, key))
                return reader.error(entry.value.place,
                                    fmt::format("the key {} would mean {} and {} at one stage",
                                                in_backticks(core::name_of_key(key)),
                                                in_backticks(act->name), in_backticks(*other)));
    }

    // The header's words are read as the key that they are.
    static std::optional<std::string> deck_named_by(const Piece& piece) {
        std::string_view name = piece.whole.text.substr(piece.whole.text.find('[') + 1);
        const auto end = name.find_first_of("]\r\n");
        if (end == std::string_view::npos || name[end] != ']') return std::nullopt;
        const auto behind = name.find_first_not_of(" \t\r", end + 1);
        if (behind != std::string_view::npos && name[behind] != '\n' && name[behind] != '#')
            return std::nullopt;
        const std::string line = std::string(name.substr(0, end)) + " = 0";
        Problems ignored;
        const auto table = parse_table(Source{line}, ignored);
        if (!table || table->size() != 1 || table->front().key != "deck") return std::nullopt;
        const auto* ids = std::get_if<Table>(&table->front().value.data);
        const bool names_deck =
            ids && std::holds_alternative<std::int64_t>(ids->front().value.data);
        return names_deck ? std::optional(ids->front().key) : std::nullopt;
    }

    void read_decks(Table& decks, SettingReader& reader) {
        for (Entry& deck : decks) {
            if (auto* limits = std::get_if<Table>(&deck.value.data))
                read_deck(deck.key, deck.place, *limits, reader);
            else
                reader.error(deck.place, fmt::format("{} stands in [deck]; limits of one deck "
                                                     "stand in [deck.\"ID\"]",
                                                     in_backticks(deck.key)));
        }
    }

    void read_deck(const std::string& id, Place place, Table& table, SettingReader& reader) {
        if (!core::is_valid_id(id))
            return reader.error(place, fmt::format("{} is no deck's id", in_backticks(id)));
        if (!decks_.insert(id).second)
            return reader.error(place,
                                fmt::format("a second table for the deck {}", in_backticks(id)));
        for (Entry& entry : table) read_deck_setting(id, entry, reader);
    }

    void read_deck_setting(const std::string& id, Entry& entry, SettingReader& reader) {
        for (const DeckSetting& setting : deck_settings) {
            if (entry.key != setting.name) continue;
            if (const auto cap = reader.whole(entry.value, entry.key, 0, setting.most))
                config_.settings.decks[id].*setting.member = *cap;
            config_.lines[deck_key(id, setting.name)] = entry.place.line;
            return;
        }
        const auto names = setting_names();
        if (base::contains(names, entry.key))
            reader.error(entry.place, fmt::format("{} is for all decks; it stands above the first "
                                                  "header",
                                                  in_backticks(entry.key)));
        else
            reader.unknown(entry, {deck_settings[0].name, deck_settings[1].name});
    }

    Config config_;
    std::set<std::string> decks_;
};

}  // namespace

Config read_config(std::string_view text) {
    return ConfigReader().read(text);
}

std::vector<SettingView> view(const Config& config) {
    std::vector<SettingView> out;
    const auto add = [&](std::string name, std::string value) {
        const auto line = config.lines.find(name);
        const int at = line == config.lines.end() ? 0 : line->second;
        out.push_back({std::move(name), std::move(value), at});
    };
    for (const Setting& setting : settings())
        add(std::string(setting.name), setting.print(config.settings));
    for (const core::KeyedAct& act : core::keyed_acts())
        add(fmt::format("keys.{}", act.name), print_keys(core::keys_of(config.settings.keys, act)));
    for (const auto& [id, limits] : config.settings.decks)
        for (const DeckSetting& setting : deck_settings)
            if (limits.*setting.member >= 0)
                add(deck_key(id, setting.name), print_whole(limits.*setting.member));
    return out;
}

}  // namespace deckfile
