// A history and a catalog in a folder of their own, with a clock that stands where it is put.
#pragma once

#include "base/numbers/json.hpp"
#include "catch.hpp"
#include "folder.hpp"
#include "store/store.hpp"
#include "store/transaction.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace world {

namespace fs = std::filesystem;

class Folder : public TestFolder {
public:
    store::Files files() const {
        return {*this / "history.db", *this / "derived.db", *this / "backups"};
    }
};

inline constexpr core::Day first_day{core::Days{20'000}};  // 2024-10-04

// Minutes after the beginning of a study day, in UTC.
inline core::Moment moment(int day, int minute = 300) {
    const core::Day date = first_day + core::Days{day};
    const auto begin = core::start_of(date, core::Minutes{0}, core::Minutes{240});
    return {begin + core::Minutes{minute}, core::Minutes{0}, date};
}

inline core::CatalogNote note(const std::string& id, std::vector<std::string> suffixes = {""},
                              std::vector<std::string> tags = {}) {
    core::CatalogNote out;
    out.id = id;
    out.suffixes = std::move(suffixes);
    out.tags = std::move(tags);
    out.hash = std::hash<std::string>()(id);
    return out;
}

inline std::vector<core::CatalogNote> notes(const std::string& stem, int count,
                                            std::vector<std::string> suffixes = {""}) {
    std::vector<core::CatalogNote> out;
    for (int i = 1; i <= count; ++i) out.push_back(note(stem + std::to_string(i), suffixes));
    return out;
}

inline constexpr int own_root = 0;  // entries of the search path
inline constexpr int other_root = 1;

struct World {
    explicit World(core::Settings with = {}) : settings(std::move(with)) { open(); }

    // Opens the files anew, as another run of the program would.
    store::Store& open() {
        store.reset();
        store.emplace(folder.files(), settings, store::Use::write, now.day);
        // Nobody pulls the plug here, and waiting for the disk takes most of the time.
        store->database().run("PRAGMA main.synchronous = OFF; PRAGMA derived.synchronous = OFF");
        return *store;
    }

    // The number of the deck's file.
    std::int64_t put(const std::string& deck, const std::vector<core::CatalogNote>& with,
                     int order = 0, int root = other_root) {
        store::DeckFile file;
        file.path = "/decks/" + deck + ".toml";
        file.order = order;
        file.root = root;
        file.info.id = deck;
        file.info.title = deck;
        store::Transaction transaction(store->database());
        file.no = store->catalog().put_file(file);
        store->catalog().put_notes(file, with);
        store->memories().put_heirs({});
        transaction.commit();
        return file.no;
    }

    core::CardRecord card(const std::string& key) {
        auto found = store->cards().find(key);
        INFO(key);
        REQUIRE(found);
        return *found;
    }
    core::Memory memory(const std::string& key) { return card(key).state.memory; }

    core::Written answer(const std::string& key, core::Grade grade = core::Grade::good) {
        return store->record(card(key).state, row(core::row_kind(grade), key), now, {});
    }
    // Into review: easy graduates at once.
    void graduate(const std::string& key) { REQUIRE_FALSE(answer(key, core::Grade::easy).stale); }

    std::vector<store::RowId> act(core::RowKind kind, const std::vector<std::string>& keys) {
        std::vector<store::NewRow> rows;
        for (const auto& key : keys) rows.push_back(row(kind, key));
        return store->act(rows, now);
    }

    // What was answered under the one key belongs to the card of the other.
    void link(const std::string& from, const std::string& to) {
        auto one = row(core::RowKind::link, from);
        one.detail = base::JsonObject().add("to", to).text();
        store->act({one}, now);
    }

    // The keys that were taken back; none where nothing was left.
    std::vector<std::string> undo() {
        std::vector<std::string> keys;
        const auto action = store->take_back(std::nullopt, now);
        if (!action) return keys;
        for (const auto& one : *action) keys.push_back(one.key);
        return keys;
    }

    static store::NewRow row(core::RowKind kind, const std::string& key) {
        store::NewRow out;
        out.kind = kind;
        out.key = key;
        if (core::is_answer(kind)) out.took = core::Milliseconds{5000};
        return out;
    }

    std::int64_t count(const std::string& table) {
        return store->database().integer("SELECT count(*) FROM " + table).value_or(-1);
    }
    std::string journal_mode() {
        auto mode = store->database().prepare("PRAGMA main.journal_mode");
        REQUIRE(mode.step());
        return mode.get<std::string>(0);
    }

    Folder folder;
    core::Settings settings;
    std::optional<store::Store> store;
    core::Moment now = moment(0);
};

// With a deck of so many notes, the first of which has been answered.
struct Answered : World {
    explicit Answered(int count) {
        put("d", notes("n", count));
        answer("d/n1");
    }
};

// That a card has this key.
inline store::Condition about(const std::string& key) {
    store::Condition of;
    of.sql = "card.key = " + of.bound(key);
    return of;
}

// A row as another device wrote it.
inline store::ForeignRow foreign(std::int64_t sequence, core::RowKind kind, const std::string& key,
                                 const core::Moment& when, const std::string& detail = {}) {
    store::ForeignRow out;
    out.sequence = sequence;
    out.row.kind = kind;
    out.row.key = key;
    out.row.moment = when;
    out.row.detail = detail;
    return out;
}

inline int arrive(store::Store& into, const std::string& device,
                  const std::vector<store::ForeignRow>& rows) {
    store::Transaction transaction(into.database());
    const auto added = into.log().append_foreign(device, first_day, rows);
    into.memories().catch_up();
    transaction.commit();
    return added;
}

// Runs the statement and tells what stood in its way.
template <typename Act>
store::Trouble trouble_of(Act act) {
    try {
        act();
    } catch (const store::Error& error) {
        return error.trouble;
    }
    FAIL("nothing was in the way");
    return store::Trouble::other;
}

}  // namespace world
