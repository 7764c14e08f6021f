#include "store/derived/catalog.hpp"

#include "base/numbers/hash.hpp"
#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"
#include "store/derived/aliases.hpp"
#include "store/derived/layers.hpp"
#include "store/derived/lines.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace store {
namespace {

constexpr int cards_per_note = 1000;  // room between two notes' places, for their cards

std::uint64_t hash_of(const std::vector<std::string>& tags) {
    return base::hash64(one_a_line(tags));
}

core::CatalogNote read_note(const Statement& row) {
    core::CatalogNote note;
    note.slice = {row.get<std::int64_t>(2), row.get<std::int64_t>(3), row.get<int>(1)};
    note.id = row.get<std::string_view>(4);
    note.kind = row.get<core::Kind>(5);
    note.hash = row.get<std::uint64_t>(6);
    note.verify_by = row.get<std::optional<core::Day>>(7);
    note.tags = lines_of(row.get<std::string_view>(8));
    note.said = row.get<std::uint64_t>(9);
    return note;
}

// What an edit may change.
void bind_note(Statement& row, int order, const core::CatalogNote& note) {
    row.set(":ord", order)
        .set(":line", note.slice.line)
        .set(":start", note.slice.offset)
        .set(":size", note.slice.size)
        .set(":kind", note.kind)
        .set(":hash", note.hash)
        .set(":said", note.said)
        .set(":verify_by", note.verify_by)
        .set(":tags", one_a_line(note.tags));
}

// No two notes with one id: the first is taken.
std::vector<const core::CatalogNote*> each_once(const std::vector<core::CatalogNote>& notes) {
    std::vector<const core::CatalogNote*> out;
    std::unordered_set<std::string_view> ids;
    for (const core::CatalogNote& note : notes)
        if (ids.insert(note.id).second) out.push_back(&note);
    return out;
}

}  // namespace

std::optional<std::string_view> NoteSlice::in(std::string_view text) const {
    const auto offset = static_cast<std::size_t>(slice.offset);
    if (offset > text.size()) return std::nullopt;
    const auto bytes = text.substr(offset, static_cast<std::size_t>(slice.size));
    if (base::hash64(bytes) != hash) return std::nullopt;
    return bytes;
}

std::vector<DeckFile> Catalog::files() {
    return read_deck_files(db_);
}

std::int64_t Catalog::generation() {
    Statement kept = db_.cached("SELECT value FROM derived.state WHERE key = 'catalog'");
    return kept.step() ? kept.get<std::int64_t>(0) : 0;
}

void Catalog::count_change() {
    db_.run(
        "INSERT INTO derived.state (key, value) VALUES ('catalog', 1) "
        "ON CONFLICT (key) DO UPDATE SET value = value + 1");
}

KeptDeck Catalog::kept(const DeckFile& file) {
    KeptDeck kept;
    kept.deck.info = file.info;
    if (file.no == 0) return kept;
    const OneMoment moment(db_);  // another program may put the deck anew between two statements
    Statement notes = db_.prepare(
        "SELECT no, line, start, size, id, kind, hash, verify_by, tags, said FROM derived.note "
        "WHERE deck = ? ORDER BY ord");
    notes.bind(file.no);
    while (notes.step()) {
        kept.numbers.push_back(notes.get<std::int64_t>(0));
        kept.deck.notes.push_back(read_note(notes));
    }
    Statement cards = db_.prepare(
        "SELECT note.no, key FROM derived.note CROSS JOIN derived.card ON card.note = note.no "
        "WHERE note.deck = ? ORDER BY note.ord, card.ord");
    cards.bind(file.no);
    for (std::size_t at = 0; cards.step();) {
        while (kept.numbers[at] != cards.get<std::int64_t>(0)) ++at;
        kept.deck.notes[at].suffixes.emplace_back(
            core::parts_of(cards.get<std::string_view>(1)).suffix);
    }
    std::size_t at = 0;
    for (auto& [note, layer] : layers_of_deck(db_, file.no)) {
        while (kept.numbers[at] != note) ++at;
        kept.deck.notes[at].layer = std::move(layer);
    }
    return kept;
}

std::vector<NoteSlice> Catalog::slices(std::int64_t deck) {
    Statement notes = db_.cached(
        "SELECT no, start, size, line, hash FROM derived.note WHERE deck = ? "
        "AND NOT EXISTS (SELECT 1 FROM derived.layer WHERE layer.note = note.no) ORDER BY ord");
    notes.bind(deck);
    std::vector<NoteSlice> out;
    while (notes.step())
        out.push_back({notes.get<std::int64_t>(0),
                       {notes.get<std::int64_t>(1), notes.get<std::int64_t>(2), notes.get<int>(3)},
                       notes.get<std::uint64_t>(4)});
    return out;
}

std::vector<std::pair<std::int64_t, core::Layer>> Catalog::layers(std::int64_t deck) {
    return layers_of_deck(db_, deck);
}

Transaction Catalog::begin_refresh() {
    db_.run(roomy_cache);
    return Transaction(db_, Transaction::Scope::derived);
}

std::int64_t Catalog::put_file(const DeckFile& file) {
    return write_deck_file(db_, file);
}

std::vector<std::string> Catalog::first_tags() {
    std::vector<std::string> tags;
    Statement rows =
        db_.prepare("SELECT key FROM derived.state WHERE key LIKE 'first:%' ORDER BY key");
    while (rows.step()) tags.emplace_back(rows.get<std::string_view>(0).substr(6));
    return tags;
}

int Catalog::rank_of(const core::CatalogNote& note) {
    if (!first_tags_) {
        const auto tags = first_tags();
        first_tags_.emplace(tags.begin(), tags.end());
    }
    const bool first = std::any_of(note.tags.begin(), note.tags.end(),
                                   [&](const auto& tag) { return first_tags_->contains(tag); });
    return first ? 0 : 1;
}

void Catalog::put_tags(std::int64_t no, const std::vector<std::string>& tags) {
    Statement insert = db_.cached("INSERT INTO derived.tag (tag, note) VALUES (?, ?)");
    for (const auto& tag : tags) insert.bind(tag, no).run();
}

std::int64_t Catalog::insert_note(const DeckFile& file, int order, const core::CatalogNote& note) {
    Statement insert = db_.cached(
        "INSERT INTO derived.note (deck, ord, line, start, size, id, kind, hash, said, verify_by, "
        "tags) VALUES (:deck, :ord, :line, :start, :size, :id, :kind, :hash, :said, :verify_by, "
        ":tags)");
    bind_note(insert, order, note);
    insert.set(":deck", file.no).set(":id", note.id).run();
    const std::int64_t no = db_.last_row();
    put_layer(db_, no, {}, note.layer);
    put_tags(no, note.tags);
    return no;
}

void Catalog::update_note(std::int64_t no, int order, const core::CatalogNote& note) {
    Statement update = db_.cached(
        "UPDATE derived.note SET ord = :ord, line = :line, start = :start, size = :size, "
        "kind = :kind, hash = :hash, said = :said, verify_by = :verify_by, tags = :tags "
        "WHERE no = :no");
    bind_note(update, order, note);
    update.set(":no", no).run();
}

void Catalog::put_cards(const DeckFile& file, std::int64_t note_no, int order,
                        const core::CatalogNote& note) {
    Statement insert = db_.cached(
        "INSERT INTO derived.card (key, note, deck, ord, rank, live) "
        "VALUES (:key, :note, :deck, :ord, :rank, 1) "
        "ON CONFLICT (key) DO UPDATE SET note = excluded.note, deck = excluded.deck, "
        "ord = excluded.ord, rank = excluded.rank, live = 1");
    insert.set(":note", note_no).set(":deck", file.no).set(":rank", rank_of(note));
    std::int64_t place = std::int64_t{order} * cards_per_note;
    for (const auto& suffix : note.suffixes)
        insert.set(":key", core::card_key(file.info.id, note.id, suffix))
            .set(":ord", place++)
            .run();
}

// Cards with rows keep their memory, out of sight; the others are forgotten.
void Catalog::forget_cards(std::int64_t note_no) {
    db_.cached(
           "DELETE FROM derived.card WHERE note = ? "
           "AND NOT EXISTS (SELECT 1 FROM derived.alias WHERE alias.card = card.no)")
        .bind(note_no)
        .run();
    db_.cached(
           "UPDATE derived.card SET note = NULL, deck = NULL, ord = NULL, live = 0 WHERE note = ?")
        .bind(note_no)
        .run();
}

void Catalog::remove_tags(std::int64_t no, const std::vector<std::string>& tags) {
    Statement remove = db_.cached("DELETE FROM derived.tag WHERE tag = ? AND note = ?");
    for (const auto& tag : tags) remove.bind(tag, no).run();
}

void Catalog::remove_note(std::int64_t no, const core::CatalogNote& note) {
    forget_cards(no);
    remove_tags(no, note.tags);
    put_layer(db_, no, note.layer, {});
    db_.cached("DELETE FROM derived.note WHERE no = ?").bind(no).run();
}

void Catalog::change_note(const DeckFile& file, std::int64_t no, int order, bool moved,
                          const core::CatalogNote& old, const core::CatalogNote& note) {
    if (!moved && old == note) return;
    update_note(no, order, note);
    put_layer(db_, no, old.layer, note.layer);
    if (old.tags != note.tags) {
        remove_tags(no, old.tags);
        put_tags(no, note.tags);
    }
    if (old.suffixes != note.suffixes) forget_cards(no);
    if (moved || old.tags != note.tags || old.suffixes != note.suffixes)
        put_cards(file, no, order, note);
}

void Catalog::put_notes(const DeckFile& file, const std::vector<core::CatalogNote>& notes,
                        const KeptDeck& kept) {
    const auto& before = kept.deck.notes;
    const auto now = each_once(notes);
    std::unordered_set<std::string_view> present;
    for (const core::CatalogNote* note : now) present.insert(note->id);
    std::unordered_map<std::string_view, std::size_t> place;
    for (std::size_t i = 0; i < before.size(); ++i) {
        place.emplace(before[i].id, i);
        if (!present.contains(before[i].id)) remove_note(kept.numbers[i], before[i]);
    }
    // Notes that are there give up cards before a new one takes them over.
    for (std::size_t order = 0; order < now.size(); ++order)
        if (const auto old = place.find(now[order]->id); old != place.end())
            change_note(file, kept.numbers[old->second], static_cast<int>(order),
                        old->second != order, before[old->second], *now[order]);
    for (std::size_t order = 0; order < now.size(); ++order)
        if (const int at = static_cast<int>(order); !place.contains(now[order]->id))
            put_cards(file, insert_note(file, at, *now[order]), at, *now[order]);
    Aliases(db_).hide_twins();
}

std::vector<std::int64_t> Catalog::cards_with_history(std::int64_t deck) {
    Statement rows = db_.prepare(
        "SELECT no FROM derived.card WHERE note IN (SELECT no FROM derived.note WHERE deck = ?) "
        "AND EXISTS (SELECT 1 FROM derived.alias WHERE alias.card = card.no)");
    std::vector<std::int64_t> cards;
    rows.bind(deck);
    while (rows.step()) cards.push_back(rows.get<std::int64_t>(0));
    return cards;
}

bool Catalog::has_history(const std::string& note) {
    return db_
        .cached(
            "SELECT 1 FROM derived.card WHERE (key = ?1 OR (key >= ?2 AND key < ?3)) "
            "AND version > 0")
        .bind(note, note + '#', note + '$')  // '$' is the sign after '#'
        .found();
}

bool Catalog::goes_on(const std::string& note) {
    return db_
        .cached(
            "SELECT 1 FROM main.name JOIN derived.alias ON alias.name = name.no "
            "JOIN derived.card ON card.no = alias.card "
            "WHERE (name.key = ?1 OR (name.key >= ?2 AND name.key < ?3)) "
            "AND card.note IS NOT NULL")
        .bind(note, note + '#', note + '$')
        .found();
}

bool Catalog::have_lost_their_note(const std::vector<std::int64_t>& cards) {
    return std::any_of(cards.begin(), cards.end(), [&](std::int64_t card) {
        return db_
            .cached(
                "SELECT 1 FROM derived.card WHERE no = ? AND note IS NULL "
                "AND EXISTS (SELECT 1 FROM derived.alias WHERE alias.card = card.no)")
            .bind(card)
            .found();
    });
}

void Catalog::texts_may_differ(std::int64_t deck) {
    db_.cached("UPDATE derived.deck SET texts_hash = NULL WHERE no = ?").bind(deck).run();
}

void Catalog::drop_file(std::int64_t deck) {
    DeckFile file;
    file.no = deck;
    put_notes(file, {});
    db_.prepare("DELETE FROM derived.deck WHERE no = ?").bind(deck).run();
}

void Catalog::add_changes(const std::vector<core::DeckChange>& changes) {
    Statement add = db_.cached(
        "INSERT INTO derived.deck_change (deck, fresh, changed, gone, gone_answered) "
        "VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (deck) DO UPDATE SET fresh = fresh + excluded.fresh, "
        "changed = changed + excluded.changed, gone = gone + excluded.gone, "
        "gone_answered = gone_answered + excluded.gone_answered");
    for (const core::DeckChange& one : changes)
        add.bind(one.deck, one.fresh, one.changed, one.gone, one.gone_answered).run();
}

std::vector<core::DeckChange> Catalog::take_changes() {
    std::vector<core::DeckChange> out;
    {
        Statement rows = db_.prepare(
            "SELECT deck, fresh, changed, gone, gone_answered FROM derived.deck_change");
        while (rows.step())
            out.push_back({rows.get<std::string>(0), rows.get<int>(1), rows.get<int>(2),
                           rows.get<int>(3), rows.get<int>(4)});
    }
    if (out.empty()) return out;
    Transaction transaction(db_, Transaction::Scope::derived);
    db_.run("DELETE FROM derived.deck_change");
    transaction.commit();
    return out;
}

bool Catalog::has_first_tags(const std::vector<std::string>& tags) {
    return db_.prepare("SELECT 1 FROM derived.state WHERE key = 'ranks' AND value = ?")
        .bind(hash_of(tags))
        .found();
}

void Catalog::add_first_tag(const std::string& folded) {
    db_.prepare("INSERT OR REPLACE INTO derived.state (key, value) VALUES ('first:' || ?, 0)")
        .bind(folded)
        .run();
    db_.prepare(
           "UPDATE derived.card SET rank = 0 WHERE note IN "
           "(SELECT note FROM derived.tag WHERE tag = ?)")
        .bind(folded)
        .run();
}

void Catalog::set_first_tags(const std::vector<std::string>& tags) {
    db_.run(
        "DELETE FROM derived.state WHERE key LIKE 'first:%'; UPDATE derived.card SET rank = 1 "
        "WHERE rank = 0");
    for (const auto& tag : tags) add_first_tag(base::case_folded(tag));
    db_.prepare("INSERT OR REPLACE INTO derived.state (key, value) VALUES ('ranks', ?)")
        .bind(hash_of(tags))
        .run();
    first_tags_.reset();
}

std::optional<NotePlace> Catalog::place_of_note(std::int64_t note) {
    Statement row = db_.cached(
        "SELECT deck.no, deck.path, start, note.size, line, note.hash FROM derived.note "
        "JOIN derived.deck ON deck.no = note.deck WHERE note.no = ?");
    if (!row.bind(note).step()) return std::nullopt;
    NotePlace place{row.get<std::int64_t>(0),
                    row.get<std::string>(1),
                    {row.get<std::int64_t>(2), row.get<std::int64_t>(3), row.get<int>(4)},
                    row.get<std::uint64_t>(5)};
    auto layer = layer_of(db_, note);
    if (layer && layer->is_whole())
        return NotePlace{place.deck, layer->path, layer->slice, layer->hash};
    place.change = std::move(layer);
    return place;
}

std::pair<std::string, std::string> Catalog::ids_beside(std::int64_t note) {
    const auto id_at = [&](int step) {
        Statement row = db_.cached(
            "SELECT other.id FROM derived.note JOIN derived.note other "
            "ON other.deck = note.deck AND other.ord = note.ord + ? WHERE note.no = ?");
        return row.bind(step, note).step() ? row.get<std::string>(0) : std::string();
    };
    return {id_at(-1), id_at(1)};
}

}  // namespace store
