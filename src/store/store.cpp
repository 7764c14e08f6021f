#include "store/store.hpp"

#include "base/numbers/json.hpp"
#include "base/text/count.hpp"
#include "core/card/identity.hpp"
#include "store/backups/backup.hpp"
#include "store/backups/stray_wal.hpp"
#include "store/database_files.hpp"
#include "store/derived/heirs.hpp"
#include "store/fragments.hpp"
#include "store/history/check.hpp"
#include "store/history/texts.hpp"
#include "store/transaction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace store {
namespace {

// Says in the first row of an action how many there are: else two acts of one instant could not be
// told from one whose count was lost. An answer is always one.
void count(std::vector<NewRow>& action) {
    NewRow& first = action.front();
    const bool counts_alone = core::is_undoable(first.kind) && !core::is_answer(first.kind);
    if (action.size() == 1 && !counts_alone) return;
    base::JsonObject counted;
    counted.add("rows", static_cast<std::int64_t>(action.size()));
    if (!first.detail.empty()) counted.add_members(first.detail);
    first.detail = counted.text();
}

}  // namespace

Store::Store(const Files& files, const core::Settings& settings, Use use, core::Day today,
             std::string_view command)
    : files_(without_links(files)),
      settings_(settings),
      use_(use),
      today_(today),
      news_(part_from_stray_wal(files_, today, command)),
      lock_(enter(files_, use, command)),
      db_(open_files(files_, use, today)),
      file_(base::file_number(files_.history)),
      log_(db_, place_of(files_.history)),
      run_(db_, log_),
      catalog_(db_),
      memories_(db_, settings_.scheduler),
      origin_(db_, files_.history),
      cards_(db_),
      links_(db_, log_, memories_, cards_),
      counts_(db_),
      listing_(db_),
      offers_(db_, settings_) {
    settle_memories();
}

Store::~Store() {
    if (has_written_) origin_.leave();
}

// Where no history was there to be read, another window may make one just now: what is folded from
// nothing must not stand in place of its memories.
void Store::settle_memories() {
    if (db_.is_in_memory()) return;
    const Heads heads = memories_.heads();
    const Origin::Finding seen = origin_.look(heads);
    const bool is_news = seen == Origin::Finding::other || memories_.is_behind(heads);
    if (!is_news && seen == Origin::Finding::same) return;
    try {
        catch_up_with_history();
    } catch (const Error& error) {  // a file that was only touched is looked at again next time
        if (is_news || error.trouble != Trouble::busy) throw;
    }
}

void Store::catch_up_with_history() {
    Transaction transaction(db_, Transaction::Scope::derived);
    const Heads heads = memories_.heads();  // again, where nobody else writes
    const bool is_other = origin_.look(heads) == Origin::Finding::other;
    if (is_other || heads.went_back()) {
        log_.begin_new_device();
        any_may_be_untold(db_);
    }
    if (is_other)
        memories_.fold_all();
    else
        memories_.catch_up();
    origin_.remember();
    transaction.commit();
}

// On the history that is in place now, and on a derived file that is whole: where one is not, it is
// found or made, and what was asked is done then.
template <typename Act>
auto Store::written(Act act) {
    for (int tries_left = 3;; --tries_left) {
        try {
            if (file_ != base::file_number(files_.history)) follow_history();
            Transaction transaction(db_);
            if (file_ == base::file_number(files_.history)) {
                memories_.catch_up();
                return act(transaction);
            }
        } catch (const Error& error) {
            log_.forget_device();
            const bool can_be_mended = error.trouble == Trouble::corrupt && tries_left > 0;
            if (!can_be_mended || !mend_derived()) throw;
        }
    }
}

bool Store::mend_derived() {
    if (!remove_damaged_derived(files_)) return false;
    close();
    open_again();
    return true;
}

// Where the files cannot be opened again, nothing is known.
void Store::close() {
    is_open_ = false;
    db_ = open_files({":memory:", ":memory:", {}}, Use::write, today_);
}

void Store::open_again() {
    db_ = open_files(files_, use_, today_);
    is_open_ = true;
    settle_memories();
}

// What this run wrote goes along to the file that stands there now; where none does, the history
// that is still open here is put back.
void Store::follow_history() {
    run_.take();
    if (is_open_ && base::file_number(files_.history) == base::FileNumber{})
        put_back(db_, files_.history);
    const bool is_first = !lock_.another_has_it();  // else what stands beside it belongs to it
    if (is_first) empty_journal();
    db_.leave_files();
    close();
    if (is_first) remove_side_files(files_.history);
    open_again();
    file_ = base::file_number(files_.history);
    lock_.follow();
    log_.move_to(place_of(files_.history));
    Transaction transaction(db_);
    const int added = run_.put();
    memories_.catch_up();
    transaction.commit();
    news_ = fmt::format(
        "{}: the file was removed or replaced while this window was open. What was "
        "done here is in the file that stands there now ({} added).",
        files_.history, base::count_text(added, "row"));
}

// What stands in the -wal would be played over the file that came into the place.
void Store::empty_journal() {
    db_.run("PRAGMA main.wal_checkpoint(TRUNCATE)");
    if (has_journal(files_.history))
        refuse(Trouble::busy, files_.history,
               "the file was replaced while several windows were open. Nothing was changed; end "
               "the others, and try again.");
}

void Store::end() {
    if (has_written_ && file_ != base::file_number(files_.history)) follow_history();
}

std::optional<std::string> Store::news() {
    return std::exchange(news_, std::nullopt);
}

void Store::commit(Transaction& transaction, RowId row) {
    has_written_ = true;
    run_.wrote(row);
    commit(transaction, [&] { return find_row(db_, row).has_value(); });
}

void Store::commit(Transaction& transaction, const std::function<bool()>& reached_the_log) {
    try {
        transaction.commit();
    } catch (const Error&) {
        transaction.roll_back();
        if (!reached_the_log()) throw;
    }
}

void Store::commit(Transaction& transaction, const std::vector<RowId>& rows) {
    rows.empty() ? transaction.commit() : commit(transaction, rows.front());
}

std::int64_t Store::version_of(std::string_view key) {
    static const std::string query =
        fmt::format("SELECT version FROM derived.card WHERE {}", sql::is_meant_by("?1"));
    Statement version = db_.cached(query);
    return version.bind(key).step() ? version.get<std::int64_t>(0) : 0;
}

// A quiz, or an act that was taken back since, leaves rows and changes nothing.
bool Store::is_as_drawn(std::string_view key, const core::CardState& drawn, core::Day today) {
    if (version_of(key) == drawn.version) return true;
    const auto card = cards_.find(key);
    return card && card->state.memory == drawn.memory && !card->state.hidden_on(today);
}

std::optional<RowId> Store::keep_text(const std::string& key, const core::NoteText& text,
                                      const core::Moment& now) {
    if (text.text.empty() || last_text_of_card(db_, key, now.at) == LastText{key, text})
        return std::nullopt;
    return log_.append({{core::RowKind::text, key, std::nullopt, 0, core::to_json(text)}}, now)
        .front();
}

core::Written Store::record(const core::CardState& drawn, const NewRow& row,
                            const core::Moment& now, const core::NoteText& text) {
    return written([&](Transaction& transaction) -> core::Written {
        if (!is_as_drawn(row.key, drawn, now.day)) {
            transaction.commit();
            return {.stale = true, .row = 0, .memory = {}};
        }
        const auto before = cards_.find(row.key);
        if (before && !core::has_effect(row.kind, before->state, now.day)) {
            transaction.commit();
            return {.stale = false, .row = 0, .memory = before->state.memory, .idle = true};
        }
        std::optional<RowId> told;
        if (core::is_answer(row.kind)) told = keep_text(row.key, text, now);
        std::vector<NewRow> action{row};
        count(action);
        const RowId id = log_.append(action, now).front();
        memories_.catch_up();
        const auto after = cards_.find(row.key);
        commit(transaction, told.value_or(id));
        return {.stale = false, .row = id, .memory = after->state.memory};
    });
}

// As one action.
std::vector<RowId> Store::append(std::vector<NewRow> rows, const core::Moment& now) {
    count(rows);
    auto ids = log_.append(rows, now);
    memories_.catch_up();
    return ids;
}

void Store::keep_texts(const TextOf& text_of, const core::Moment& now) {
    if (!any_untold(db_)) return;
    written([&](Transaction& transaction) {
        std::vector<NewRow> rows;
        bool is_all = true;
        for (const PerhapsUntold& card : cards_perhaps_untold(db_)) {
            const auto text = text_of(card.note);
            is_all = is_all && text;
            if (!text) continue;
            if (last_text_of_card(db_, card.key, now.at) != LastText{card.key, *text})
                rows.push_back(
                    {core::RowKind::text, card.key, std::nullopt, 0, core::to_json(*text)});
            is_told(db_, card);
        }
        const auto ids = log_.append(rows, now);
        memories_.catch_up();
        if (is_all) all_are_told(db_);
        commit(transaction, ids);
    });
}

// Links, written by that act, and the cards that they are about.
template <typename Act>
std::vector<core::Heir> Store::linked(Act act) {
    return written([&](Transaction& transaction) {
        Links::Written links = act();
        commit(transaction, links.rows);
        return std::move(links.cards);
    });
}

std::vector<core::Heir> Store::write_links(const core::Moment& now) {
    if (read_heirs(db_).empty()) return {};
    return linked([&] { return links_.write_matched(now); });
}

void Store::link(const std::vector<core::Heir>& cards, const core::Moment& now) {
    linked([&] { return links_.follow(cards, now); });
}

void Store::adopt(const std::vector<core::Heir>& cards, const core::Moment& now) {
    linked([&] {
        any_may_be_untold(db_);
        return links_.adopt(cards, now);
    });
}

std::vector<core::Heir> Store::part(const std::vector<std::string>& keys, const core::Moment& now) {
    return linked([&] { return links_.part(keys, now); });
}

std::vector<RowId> Store::act(std::vector<NewRow> rows, const core::Moment& now) {
    return written([&](Transaction& transaction) {
        auto ids = append(rows, now);
        commit(transaction, ids.front());
        return ids;
    });
}

std::vector<std::string> Store::change(core::RowKind kind, const std::vector<std::string>& keys,
                                       const core::Moment& now) {
    return written([&](Transaction& transaction) {
        std::set<std::int64_t> cards;  // a card may be meant by several names
        std::vector<NewRow> rows;
        std::vector<std::string> changed;
        for (const auto& key : keys) {
            const auto card = cards_.find(key);
            if (!card || !core::has_effect(kind, card->state, now.day)) continue;
            if (!cards.insert(card->no).second) continue;
            rows.push_back({kind, key, std::nullopt, 0, {}});
            changed.push_back(key);
        }
        if (rows.empty())
            transaction.commit();
        else
            commit(transaction, append(std::move(rows), now).front());
        return changed;
    });
}

int Store::merge(const std::vector<Branch>& branches, Merge how) {
    return written([&](Transaction& transaction) {
        int added = 0;
        for (const Branch& branch : branches)
            added += log_.append_foreign(branch.device, branch.began, branch.rows);
        if (how == Merge::only_count) {
            transaction.roll_back();
            return added;
        }
        memories_.catch_up();
        memories_.expect_heirs();
        any_may_be_untold(db_);
        commit(transaction, [&] { return holds_all(log_, branches); });
        return added;
    });
}

std::optional<Action> Store::standing_action_of(RowId row) {
    auto action = store::standing_action_of(db_, run_.number_now(row));
    if (action.empty()) return std::nullopt;
    return action;
}

std::optional<Action> Store::take_back(std::optional<RowId> row, const core::Moment& now) {
    return written([&](Transaction& transaction) {
        auto action = row ? standing_action_of(*row) : log_.newest_standing_action();
        if (!action) {
            transaction.commit();
            return action;
        }
        const std::string device = log_.device_hex(device_of(action->front().id));
        const auto ids = log_.append(Log::undo_of(*action, device), now);
        memories_.catch_up();
        const auto is_unanswered = [this](const Row& one) {
            const auto card = cards_.find(one.key);
            return card && card->state.memory.answers == 0;
        };
        if (std::any_of(action->begin(), action->end(), is_unanswered))
            memories_.expect_heirs();  // it can be one now
        commit(transaction, ids.front());
        return action;
    });
}

bool Store::changed_elsewhere() {
    // The two numbers only ever grow, so their sum changes when either does.
    const auto now = db_.integer("PRAGMA main.data_version").value_or(0) +
                     db_.integer("PRAGMA derived.data_version").value_or(0);
    const bool changed = data_version_ && *data_version_ != now;
    data_version_ = now;
    return changed;
}

std::optional<std::string> Store::daily_backup(core::Day day) {
    try {
        make_backup(db_, files_.backups, day, Backup::once_a_day);
        return std::nullopt;
    } catch (const Error& error) {
        return fmt::format("no backup was made today: {}", error.what());
    }
}

void Store::rebuild_memories() {
    Transaction transaction(db_, Transaction::Scope::derived);
    memories_.fold_all();
    transaction.commit();
}

}  // namespace store
