// What an author's edits leave over on both sides, for matching (core/heir/match): from the log,
// the names of answered cards that stand in no file; from the catalog, notes that could be theirs.
#pragma once

#include "core/card/links.hpp"
#include "core/heir/match.hpp"
#include "store/database.hpp"
#include "store/derived/aliases.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace store {

class LeftOvers {
public:
    // Cards of a deck that may be hidden, as those of one that could not be read, are not gone.
    using IsHidden = std::function<bool(std::string_view deck)>;
    LeftOvers(Database& db, const IsHidden& may_be_hidden, core::Instant now);

    // What is gone, under the names it was last said under.
    const core::LeftOver& left() const { return left_; }
    // The key from which a link leads on for a gone card that was last said under this one: its
    // notes may have been given back an earlier name, from which one leads already.
    const std::string& end_of(const std::string& said_under) const { return ends_.at(said_under); }

    // The answered cards that no file has, by the keys they were last known under, and what their
    // notes said then; nothing where that was not kept.
    using GoneCards = std::map<std::string, std::optional<core::NoteText>>;
    const GoneCards& gone_cards() const { return gone_; }

    // A note of a shown deck with cards that were never answered. What it says is still to be read.
    struct Candidate {
        std::int64_t note = 0;
        core::LeftNote as_left;
    };
    // Those that say what a gone note said, or have its id, or stand beside one of its neighbours;
    // each once. More of them after names were changed.
    std::vector<Candidate> candidates();
    // All such notes, in the order of the decks.
    std::vector<Candidate> all_fresh();
    void add(core::LeftNote fresh) { left_.fresh.push_back(std::move(fresh)); }
    // A note has another name now: the notes beside it stand beside that.
    void rename(const std::string& from, const std::string& to) { left_.renamed.emplace(from, to); }

private:
    void read_links();
    void read_gone(const IsHidden& may_be_hidden, core::Instant now);
    void add_gone(const std::string& end, const std::vector<std::string>& names,
                  const IsHidden& may_be_hidden, core::Instant now);
    bool was_answered(const std::string& key);
    std::set<std::int64_t> notes_alike();
    void walk(std::int64_t deck, std::int64_t place, int step, std::set<std::int64_t>& notes);
    void add_beside(const std::string& name, int step, std::set<std::int64_t>& notes);
    void add_at_end(std::string_view deck, int step, std::set<std::int64_t>& notes);
    void add_neighbours(std::set<std::int64_t>& notes);
    std::vector<Candidate> with_fresh_cards(const std::vector<std::int64_t>& notes);
    Candidate candidate_of(std::int64_t note);

    Database& db_;
    Aliases aliases_;
    core::Links links_;
    core::LeftOver left_;
    GoneCards gone_;
    std::map<std::string, std::size_t> notes_;  // places in left_.gone, by the names of notes
    std::map<std::string, std::string> ends_;   // by the keys that gone cards were last said under
    std::set<std::string> answered_;            // keys that are answered under earlier ones alone
    std::set<std::int64_t> given_;              // notes that were candidates
    std::set<std::pair<std::int64_t, int>> walked_;  // notes that were met, and on which way
};

}  // namespace store
