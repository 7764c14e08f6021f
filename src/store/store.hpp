// The two database files as one thing: what the learner did (log), which cards there are (catalog),
// what is known of them (memories) and what is asked of both (cards, counts, listing, offers).
// Every act is one transaction over both files.
#pragma once

#include "base/system/file_stamp.hpp"
#include "core/heir/note_text.hpp"
#include "core/review/written.hpp"
#include "core/settings.hpp"
#include "store/cards/cards.hpp"
#include "store/cards/counts.hpp"
#include "store/cards/listing.hpp"
#include "store/cards/offer.hpp"
#include "store/database.hpp"
#include "store/derived/catalog.hpp"
#include "store/derived/memories.hpp"
#include "store/derived/origin.hpp"
#include "store/history/branches.hpp"
#include "store/history/lock.hpp"
#include "store/history/log.hpp"
#include "store/history/run_rows.hpp"
#include "store/links.hpp"
#include "store/open.hpp"
#include "store/transaction.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Store {
public:
    // Opens the files, and brings the memories up to date with the log. Who waits for the history
    // is told the command. Throws Error.
    Store(const Files& files, const core::Settings& settings, Use use, core::Day today,
          std::string_view command = {});
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    Log& log() { return log_; }
    Catalog& catalog() { return catalog_; }
    Memories& memories() { return memories_; }
    Cards& cards() { return cards_; }
    Counts& counts() { return counts_; }
    Listing& listing() { return listing_; }
    Offers& offers() { return offers_; }
    Database& database() { return db_; }
    // Held as long as the store is open.
    Lock& lock() { return lock_; }
    const Files& files() const { return files_; }

    // What a selection means, as a condition on derived.card.
    Condition condition(const Selection& selection) { return condition_of(selection, db_); }

    // Appends a row about a card that is as it was drawn, or does nothing. What its note says is
    // kept beside an answer, where it is not what was kept last.
    core::Written record(const core::CardState& drawn, const NewRow& row, const core::Moment& now,
                         const core::NoteText& text);

    // Appends the rows as one action.
    std::vector<RowId> act(std::vector<NewRow> rows, const core::Moment& now);
    // Appends a row of that kind for each card that it changes, as one action, and gives their
    // keys.
    std::vector<std::string> change(core::RowKind kind, const std::vector<std::string>& keys,
                                    const core::Moment& now);

    // Keeps what notes of answered cards say, and between which others, where it is not what was
    // kept last. `text_of` reads a note; nothing where it cannot. Quick where no deck is another
    // than the last time; throws Error.
    using TextOf = std::function<std::optional<core::NoteText>(std::int64_t note)>;
    void keep_texts(const TextOf& text_of, const core::Moment& now);

    // Puts links into the log for the cards that go on under other keys, and returns them.
    std::vector<core::Heir> write_links(const core::Moment& now);
    // Links for cards whose notes a person gave another key, by which their history goes along;
    // where the history tells of none of them, nothing is written. What had linked the other way is
    // taken back.
    void link(const std::vector<core::Heir>& cards, const core::Moment& now);

    // Links that a person wants, in the place of others that lead from the same cards.
    void adopt(const std::vector<core::Heir>& cards, const core::Moment& now);
    // Takes the newest link to each of these keys back, and returns those that it took.
    std::vector<core::Heir> part(const std::vector<std::string>& keys, const core::Moment& now);

    // What became of the number of a row that this window wrote.
    RowId number_now(RowId row) const { return run_.number_now(row); }
    // Appends the rows that this history lacks, or only counts them. Memories follow.
    enum class Merge { really, only_count };
    int merge(const std::vector<Branch>& branches, Merge how);
    // Of the action that a row belongs to what still stands.
    std::optional<Action> standing_action_of(RowId row);
    // Takes back that action or, without a row, the newest that stands, chosen where nobody else
    // writes. Nothing where there is none, or it stands no more.
    std::optional<Action> take_back(std::optional<RowId> row, const core::Moment& now);

    // Whether another process has written since the last time this was asked.
    bool changed_elsewhere();

    // What a learner should know of the history, once: that another file came into its place, and
    // that what this window had written went along, or that the -wal was not its own.
    std::optional<std::string> news();
    // Before the end of a run: what it wrote stands in the file that is in place. Throws Error.
    void end();

    // Makes the day's backup, unless there is one. A failure is no reason to stop a review: it is
    // returned as a sentence, and so is nothing when all is well.
    std::optional<std::string> daily_backup(core::Day day);

    // Makes a damaged derived file anew; false where it is whole, or kept from that by others.
    bool mend_derived();

    // Folds everything again, whatever is kept.
    void rebuild_memories();

private:
    void settle_memories();
    void catch_up_with_history();
    template <typename Act>
    auto written(Act act);
    template <typename Act>
    std::vector<core::Heir> linked(Act act);
    void follow_history();
    void empty_journal();
    void close();
    void open_again();
    // Commits. What reached the log counts, also where the derived file could not follow:
    // that one is made again.
    void commit(Transaction& transaction, RowId row);
    static void commit(Transaction& transaction, const std::function<bool()>& reached_the_log);
    void commit(Transaction& transaction, const std::vector<RowId>& rows);
    std::vector<RowId> append(std::vector<NewRow> rows, const core::Moment& now);
    std::optional<RowId> keep_text(const std::string& key, const core::NoteText& text,
                                   const core::Moment& now);
    std::int64_t version_of(std::string_view key);
    bool is_as_drawn(std::string_view key, const core::CardState& drawn, core::Day today);

    Files files_;
    const core::Settings& settings_;
    Use use_;
    core::Day today_;
    std::optional<std::string> news_;
    Lock lock_;
    Database db_;
    base::FileNumber file_;
    Log log_;
    RunRows run_;
    Catalog catalog_;
    Memories memories_;
    Origin origin_;
    Cards cards_;
    Links links_;
    Counts counts_;
    Listing listing_;
    Offers offers_;
    std::optional<std::int64_t> data_version_;
    bool has_written_ = false;
    bool is_open_ = true;  // else an empty history in memory stands for the files
};

}  // namespace store
