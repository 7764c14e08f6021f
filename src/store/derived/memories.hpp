// From rows to memories. There is one way, catch_up() (and fold_all(), for who asks to have
// everything made anew): answering, undo, merged rows, a restore, a crash between the two files, a
// clock set back and changed settings all go through it.
//
// For each card with rows since the watermark of their device: one step, if those rows come last in
// fold order and void nothing; else a fold of that card from its first row. Fold order is (instant,
// device by the bytes of its random id, sequence). When many rows are new, or the settings or the
// history are others, everything is folded again.
#pragma once

#include "core/schedule/fold.hpp"
#include "store/database.hpp"
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

// A card's derived columns, as they stand in derived.db.
struct KeptCard {
    core::CardState state;
    core::Instant last_at{};
    RowId last_row = 0;
    std::int64_t version = 0;  // rows it has, of every kind

    bool operator==(const KeptCard&) const = default;
};

// Reads the memory columns of a card, from column `first` of a row on.
KeptCard read_kept(const Statement& row, int first);
extern const std::string_view memory_columns;

class Memories {
public:
    Memories(Database& db, const core::SchedulerSettings& settings)
        : db_(db), settings_(settings) {}

    // Whether anything is to be done: cheap, and without a transaction.
    bool is_behind();

    // Inside the caller's transaction.
    void catch_up();

    // Folds everything from the log, whatever is kept. Inside the caller's transaction.
    void fold_all();

    // True when the kept rows know more of one of our devices than the log: the history has gone
    // back in time.
    bool history_went_back();

    // A row as it is folded, and its card before and after it; a void one changes nothing.
    struct Replayed {
        std::int64_t name;  // the history's number of the card
        RowId id;
        const core::FoldRow& row;
        bool is_void;
        const core::CardState& before;
        const core::CardState& after;
    };
    using Visit = std::function<void(const Replayed&)>;
    // Goes through all rows in fold order.
    void replay(const Visit& visit);

    // What all rows give, by the history's numbers of the cards; version 0 for one without rows.
    // The same as a replay gives, without the memory that it takes.
    std::vector<KeptCard> folded();

    // What a card's rows give, folded afresh; nothing for a card without rows.
    std::optional<KeptCard> refolded(std::int64_t name);
    std::optional<KeptCard> kept(std::int64_t name);

    // How many cards are kept otherwise than their rows say: of all, or of so many taken by chance.
    std::int64_t differing(std::optional<int> sample);

private:
    struct Device {
        std::int64_t no;
        std::string id;
        std::int64_t last;   // sequence; 0 without rows
        std::int64_t upto;   // folded without a gap; 0 without
        bool known;          // has ever been folded
        std::int64_t fresh;  // rows to be folded; negative where the history has gone back
    };
    struct LogRow {
        RowId id;
        std::int64_t name;
        core::FoldRow fold;
        bool is_void = false;
    };
    // New rows, by card, and the cards whose rows they take back; 0 for no card.
    struct News {
        std::map<std::int64_t, std::vector<LogRow>> rows;
        std::set<std::int64_t> voided;
    };

    std::vector<Device> devices();
    bool needs_all(const std::vector<Device>& devices);
    static bool has_news(const std::vector<Device>& devices);
    News news(const std::vector<Device>& devices);
    std::vector<LogRow> rows_since(const Device& device);
    std::int64_t rows_after(const Device& device);
    std::int64_t card_of(RowId row);
    std::optional<RowId> taken_back_by(RowId undo_row);
    std::optional<RowId> learn_void(RowId undo_row);
    // The card after one more row.
    void add(KeptCard& card, const LogRow& row) const;
    void fold_on(std::int64_t name, std::vector<LogRow> rows);
    void refold(std::int64_t name);
    void set_watermark(Device& device);
    void set_watermarks();
    // The statement that writes a memory to the card whose `column` is its first parameter.
    static std::string update_memory(std::string_view column);
    static Statement& bind_memory(Statement& update, std::int64_t which, const KeptCard& card);
    void name_card(std::int64_t name);
    void store(std::int64_t name, const KeptCard& card);
    bool comes_before(const LogRow& a, const LogRow& b);
    bool comes_later(const LogRow& row, const KeptCard& card);
    const std::string& device_id(std::int64_t no);
    std::uint64_t seed_of(std::int64_t name);
    bool is_void(RowId row);
    static LogRow read(const Statement& row);

    // In fold_all.cpp.
    struct Match {
        std::int64_t card;
        std::int64_t name;
        bool is_named;  // the card has that name already
    };
    std::vector<std::uint64_t> all_seeds();
    // The rows of cards below that number, without their seeds, in the order of arrival.
    template <typename Take>
    void scan_log(std::int64_t names, Take take);
    std::vector<LogRow> rows_in_fold_order(std::int64_t names);
    void learn_voids();
    std::vector<std::string> drop_indexes();
    std::vector<Match> match_cards(const std::vector<KeptCard>& cards);
    void forget_memories();
    void write_all(const std::vector<KeptCard>& cards);

    Database& db_;
    const core::SchedulerSettings& settings_;
    std::map<std::int64_t, std::string> device_ids_;
};

}  // namespace store
