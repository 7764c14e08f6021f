// From rows to memories. There is one way, catch_up() (and fold_all(), for who asks to have
// everything made anew): answering, undo, merged rows, a restore, a crash between the two files, a
// clock set back and changed settings all go through it.
//
// For each card with rows since the watermark of their device: one step, if those rows come last in
// fold order and void nothing; else a fold of that card from its first row. Fold order is (instant,
// device by the bytes of its random id, sequence, what the row does). When many rows are new, or
// the settings or the history are others, everything is folded again.
#pragma once

#include "core/heir/match.hpp"
#include "core/schedule/fold.hpp"
#include "store/database.hpp"
#include "store/derived/aliases.hpp"
#include "store/derived/card_state.hpp"
#include "store/derived/heads.hpp"
#include "store/derived/voids.hpp"
#include "store/history/log.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Memories {
public:
    Memories(Database& db, const core::SchedulerSettings& settings)
        : db_(db), settings_(settings), aliases_(db), voids_(db) {}

    // Whether anything is to be done: cheap, and without a transaction.
    bool is_behind() { return is_behind(heads()); }
    bool is_behind(const Heads& heads) const;
    Heads heads();

    // Inside the caller's transaction.
    void catch_up();

    // Rows have come whose names files may have under others: matching is to be done again.
    void expect_heirs();
    bool expects_heirs();
    // After deck files have changed: these cards go on under other keys from now on, instead of
    // those before, and links lead to what stands there now. Inside the caller's transaction; the
    // derived file alone is written.
    void put_heirs(const std::vector<core::Heir>& heirs);

    // Folds everything from the log, whatever is kept. Inside the caller's transaction.
    void fold_all();

    // A row as it is folded, and its card before and after it.
    struct Replayed {
        std::int64_t card;
        const core::FoldRow& row;
        const core::CardState& before;
        const core::CardState& after;
    };
    using Visit = std::function<void(const Replayed&)>;
    // Goes through all rows in fold order.
    void replay(const Visit& visit);

    // What all rows give, in the order of the cards' numbers. The same as a replay gives, without
    // the memory that it takes.
    struct Folded {
        std::int64_t card;
        core::CardState kept;
    };
    std::vector<Folded> folded();

    // What a card's rows give, folded afresh; nothing for a card without rows.
    std::optional<core::CardState> refolded(std::int64_t card);
    std::optional<core::CardState> kept(std::int64_t card);

    // How many cards are kept otherwise than their rows say: of all, or of so many taken by chance.
    std::int64_t differing(std::optional<int> sample);

private:
    // New rows, by card, and the cards that lose or gain others by them.
    struct News {
        std::map<std::int64_t, std::vector<core::FoldRow>> rows;
        std::set<std::int64_t> changed;
    };

    bool needs_all(const Heads& heads) const;
    News news(const Heads& heads);
    std::vector<core::FoldRow> rows_since(const Head& device);
    void fold_on(std::int64_t card, std::vector<core::FoldRow> rows);
    void refold(std::int64_t card);
    void set_watermark(Head device);
    void set_watermarks(const Heads& heads);
    void store(std::int64_t card, const core::CardState& kept);
    bool comes_before(const core::FoldRow& a, const core::FoldRow& b);
    bool comes_later(const core::FoldRow& row, const core::CardState& card);
    const std::string& device_id(std::int64_t no);
    std::optional<core::GivenState> given_state(RowId row);
    core::FoldRow read(const Statement& row);

    // In fold_all.cpp.
    struct Places;
    Places places();
    template <typename Take>
    void scan_log(const Places& places, Take take);
    std::vector<core::FoldRow> rows_in_fold_order(const Places& places);
    std::vector<std::string> drop_indexes();
    void forget_others();
    void write_all(const std::vector<Folded>& cards);

    Database& db_;
    const core::SchedulerSettings& settings_;
    Aliases aliases_;
    Voids voids_;
    std::map<std::int64_t, std::string> device_ids_;
};

}  // namespace store
