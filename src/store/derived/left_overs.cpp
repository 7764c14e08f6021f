#include "store/derived/left_overs.hpp"

#include "base/numbers/hash.hpp"
#include "core/card/identity.hpp"
#include "store/fragments.hpp"
#include "store/history/texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace store {
LeftOvers::LeftOvers(Database& db, const IsHidden& may_be_hidden, core::Instant now)
    : db_(db), aliases_(db) {
    read_links();
    read_gone(may_be_hidden, now);
}

void LeftOvers::read_links() {
    const auto links = aliases_.links();
    for (const auto& link : links) {
        if (!link.stands) {
            left_.refused.emplace(link.from, link.to);
            if (!link.now.empty()) left_.refused_texts.emplace(link.from, link.now);
            continue;
        }
        links_.add(link.from, link.to);
        const std::string from = core::note_name(link.from);
        const std::string to = core::note_name(link.to);
        if (from != to) left_.renamed.emplace(from, to);
    }
    for (const auto& link : links)
        if (link.stands && was_answered(link.from))
            answered_.insert(aliases_.holder_of(link.from, links_));
}

void LeftOvers::read_gone(const IsHidden& may_be_hidden, core::Instant now) {
    // Cards that no file has, and names that lead to another's card: few, where all names are many.
    Statement names = db_.prepare(fmt::format(
        "SELECT key FROM (SELECT card.key AS key FROM derived.card WHERE card.note IS NULL "
        "UNION SELECT heir.old_key FROM derived.heir UNION {}) AS some "
        "WHERE EXISTS (SELECT 1 FROM main.name WHERE name.key = some.key) AND NOT EXISTS "
        "(SELECT 1 FROM derived.card own WHERE own.key = some.key AND own.note IS NOT NULL) "
        "ORDER BY key",
        sql::of_linked_names("name.key")));
    std::map<std::string, std::vector<std::string>> all;  // by the last of the names
    while (names.step()) {
        auto key = names.get<std::string>(0);
        const std::string end = aliases_.holder_of(key, links_);
        if (!aliases_.stands(end)) all[end].push_back(std::move(key));
    }
    for (const auto& [end, its] : all)
        if (std::any_of(its.begin(), its.end(),
                        [this](const std::string& name) { return was_answered(name); }))
            add_gone(end, its, may_be_hidden, now);
}

void LeftOvers::add_gone(const std::string& end, const std::vector<std::string>& names,
                         const IsHidden& may_be_hidden, core::Instant now) {
    const auto last = last_text(db_, names, now);
    const std::string& key = last ? last->key : end;
    const core::KeyParts parts = core::parts_of(key);
    if (may_be_hidden(parts.deck)) return;
    gone_.emplace(end, last ? std::optional(last->text) : std::nullopt);
    ends_.emplace(key, end);
    for (auto parted = left_.refused.lower_bound({end, ""});
         parted != left_.refused.end() && parted->first == end; ++parted)
        left_.refused.emplace(key, parted->second);
    const auto known = notes_.find(core::note_name(key));
    if (known != notes_.end()) {
        left_.gone[known->second].suffixes.emplace_back(parts.suffix);
    } else if (last) {
        notes_.emplace(core::note_name(key), left_.gone.size());
        left_.gone.push_back({std::string(parts.deck),
                              std::string(parts.note),
                              last->text,
                              {std::string(parts.suffix)}});
    }
}

bool LeftOvers::was_answered(const std::string& key) {
    static const std::string query = fmt::format(
        "SELECT 1 FROM main.log WHERE log.card = (SELECT no FROM main.name WHERE key = ?) AND {} "
        "AND log.id NOT IN (SELECT row FROM derived.void) LIMIT 1",
        sql::is_answer);
    return db_.cached(query).bind(key).found();
}

// Those that say what a gone note said, or have its id: one look at each note.
std::set<std::int64_t> LeftOvers::notes_alike() {
    std::unordered_set<std::uint64_t> texts;
    std::unordered_set<std::string_view> ids;
    for (const core::LeftNote& note : left_.gone) {
        texts.insert(base::hash64(note.text.text));
        ids.insert(note.id);
    }
    std::set<std::int64_t> out;
    Statement notes = db_.prepare("SELECT no, said, id FROM derived.note");
    while (notes.step())
        if (texts.contains(notes.get<std::uint64_t>(1)) ||
            ids.contains(notes.get<std::string_view>(2)))
            out.insert(notes.get<std::int64_t>(0));
    return out;
}

// The notes that stand where gone ones did, and may have stood there together: from the note beside
// on, as long as none was answered, and no more than are gone.
void LeftOvers::walk(std::int64_t deck, std::int64_t place, int step,
                     std::set<std::int64_t>& notes) {
    Statement at = db_.cached("SELECT no FROM derived.note WHERE deck = ? AND ord = ?");
    for (std::size_t left = left_.gone.size(); left > 0; --left) {
        place += step;
        if (!at.bind(deck, place).step()) return;
        const auto note = at.get<std::int64_t>(0);
        if (!walked_.emplace(note, step).second) return;
        notes.insert(note);
        if (candidate_of(note).as_left.suffixes.empty()) return;
    }
}

void LeftOvers::add_beside(const std::string& name, int step, std::set<std::int64_t>& notes) {
    Statement place = db_.cached(
        "SELECT note.deck, note.ord FROM derived.card JOIN derived.note ON note.no = card.note "
        "JOIN derived.deck ON deck.no = note.deck WHERE deck.shown = 1 "
        "AND (card.key = ?1 OR (card.key >= ?2 AND card.key < ?3)) LIMIT 1");
    if (!place.bind(name, name + '#', name + '$').step()) return;  // '$' is the sign after '#'
    const auto deck = place.get<std::int64_t>(0), at = place.get<std::int64_t>(1);
    walk(deck, at, step, notes);
}

// Of an empty neighbour: from the end of the deck on.
void LeftOvers::add_at_end(std::string_view deck, int step, std::set<std::int64_t>& notes) {
    Statement end = db_.cached(
        "SELECT note.deck, note.ord FROM derived.note JOIN derived.deck ON deck.no = note.deck "
        "WHERE deck.shown = 1 AND deck.id = ? ORDER BY note.ord * ? LIMIT 1");
    if (!end.bind(deck, step).step()) return;
    const auto no = end.get<std::int64_t>(0), at = end.get<std::int64_t>(1);
    walk(no, at - step, step, notes);
}

void LeftOvers::add_neighbours(std::set<std::int64_t>& notes) {
    std::multimap<std::string, std::string> earlier;  // names, by the last of them
    for (const auto& [from, to] : left_.renamed)
        earlier.emplace(core::name_now(from, left_.renamed), from);
    const auto add = [&](const core::LeftNote& gone, const std::string& beside, int step) {
        const std::string end =
            core::name_now(core::card_key(gone.deck, beside, ""), left_.renamed);
        if (beside.empty()) return add_at_end(core::parts_of(end).deck, step, notes);
        add_beside(end, step, notes);
        for (auto [name, last] = earlier.equal_range(end); name != last; ++name)
            add_beside(name->second, step, notes);
    };
    for (const core::LeftNote& gone : left_.gone) {
        if (gone.text.before) add(gone, *gone.text.before, 1);
        if (gone.text.after) add(gone, *gone.text.after, -1);
    }
}

std::vector<LeftOvers::Candidate> LeftOvers::candidates() {
    if (left_.gone.empty()) return {};
    std::set<std::int64_t> notes = given_.empty() ? notes_alike() : std::set<std::int64_t>{};
    add_neighbours(notes);
    std::vector<std::int64_t> first_given;
    for (const std::int64_t note : notes)
        if (given_.insert(note).second) first_given.push_back(note);
    return with_fresh_cards(first_given);
}

std::vector<LeftOvers::Candidate> LeftOvers::all_fresh() {
    std::vector<std::int64_t> all;
    Statement notes = db_.prepare(
        "SELECT note.no FROM derived.note JOIN derived.deck ON deck.no = note.deck "
        "WHERE deck.shown = 1 ORDER BY deck.ord, note.ord");
    while (notes.step()) all.push_back(notes.get<std::int64_t>(0));
    return with_fresh_cards(all);
}

std::vector<LeftOvers::Candidate> LeftOvers::with_fresh_cards(
    const std::vector<std::int64_t>& notes) {
    std::vector<Candidate> out;
    for (const std::int64_t note : notes)
        if (auto candidate = candidate_of(note); !candidate.as_left.suffixes.empty())
            out.push_back(std::move(candidate));
    return out;
}

LeftOvers::Candidate LeftOvers::candidate_of(std::int64_t note) {
    Candidate out{note, {}};
    Statement cards = db_.cached("SELECT key FROM derived.card WHERE note = ? ORDER BY ord");
    cards.bind(note);
    while (cards.step()) {
        const auto key = cards.get<std::string>(0);
        const core::KeyParts parts = core::parts_of(key);
        out.as_left.deck = parts.deck;
        out.as_left.id = parts.note;
        if (!answered_.contains(key) && !was_answered(key))
            out.as_left.suffixes.emplace_back(parts.suffix);
    }
    return out;
}

}  // namespace store
