// The log: what the learner did, one row per act, appended and never changed.
//
// 1. A row's number tells its device and its sequence, see row_id.hpp.
// 2. A device is one life of one file: when the file is found at another place than where its
//    device began, or it has gone back in time, a new device begins, so that no copy ever reuses
//    (device, sequence). Where one did go on in two places unseen, both branches are kept: two rows
//    are the same where device, sequence and content are.
// 3. All rows that one command or key writes in one transaction are one action; its first row holds
//    {"rows": N}, but for answers, each of which is one. Text rows stand outside of actions. See
//    action.hpp.
#pragma once

#include "core/schedule/fold.hpp"
#include "core/schedule/time.hpp"
#include "store/cards/selection.hpp"
#include "store/database.hpp"
#include "store/history/action.hpp"
#include "store/history/row.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// A row as the log is read by people.
struct LogEntry {
    Row row;
    std::string device;  // random id, in hexadecimal
    bool undone = false;
};

// A device, and how much of the log it wrote.
struct LogDevice {
    std::string id;  // random, in hexadecimal
    core::Instant began{};
    bool own = false;  // else its rows came from another file
    std::int64_t rows = 0;
};

class Log {
public:
    // `place` tells where the file is, see place_of().
    Log(Database& db, std::int64_t place) : db_(db), place_(place) {}

    // Appends the rows of one action inside the caller's transaction and returns their numbers.
    std::vector<RowId> append(const std::vector<NewRow>& rows, const core::Moment& now);

    // Appends rows of one branch of a device, also out of order. Those already here are passed
    // over; where the device went on otherwise here, the rest is kept as another branch, and so is
    // what a copy of this very file wrote. Undo does not reach them. Returns how many were added.
    // Inside the caller's transaction.
    int append_foreign(std::string_view device_id, core::Instant began,
                       const std::vector<ForeignRow>& rows);
    // The same of a device that this file had before: undo reaches them, and nothing goes on in it.
    int append_own(std::string_view device_id, core::Instant began,
                   const std::vector<ForeignRow>& rows);

    // Makes the next append begin a new device, be it in this run or in a later one. Inside the
    // caller's transaction.
    void begin_new_device();
    // Where such a row stands here, on whichever branch.
    std::optional<RowId> same_row(std::string_view device_id, std::int64_t sequence,
                                  const Row& row);
    // The file is another one from now on; no number of a row that was written is given again.
    void move_to(std::int64_t place);
    // Forgets what an append that was rolled back had settled.
    void forget_device() { device_.reset(); }

    // The newest action of this file's own devices that can be undone and has not been; by
    // sequence, never by clock.
    std::optional<Action> newest_standing_action();
    // The rows that take such an action back.
    static std::vector<NewRow> undo_of(const Action& action, std::string_view device_hex);

    // Rows by their instants, oldest first: all, or those about cards of which `of` is true; with
    // `last` only so many of the newest. What notes said need not be told: it is no act.
    using Visit = std::function<void(const LogEntry&)>;
    enum class Texts { told, left_out };
    void oldest_first(const std::optional<Condition>& of, const Visit& visit,
                      std::optional<int> last = std::nullopt, Texts texts = Texts::told);

    // The instant of the newest act of the device that is written now: what ebb writes by itself,
    // links and texts, is none.
    std::optional<core::Instant> last_act();
    // In the order in which this file came to know them.
    std::vector<LogDevice> devices();
    // Rows of acts that stand and that undo reaches, by when they are dated.
    struct Later {
        std::int64_t own = 0;
        std::int64_t since = 0;   // own ones behind the first of these: undo takes them first
        std::int64_t merged = 0;  // undo passes over them here
    };
    Later acts_later_than(core::Instant at);

    // The device's random id in hexadecimal, for details that name rows.
    std::string device_hex(std::int64_t device_no);

private:
    std::int64_t current_device(core::Instant now);
    std::int64_t next_sequence(std::int64_t device);
    std::int64_t name_number(std::string_view key);
    // Whether rows have their instants in the order of their numbers, as on one machine.
    bool is_in_order();
    void insert(RowId id, const core::Moment& moment, const NewRow& row);
    // The numbers of a device's branches; of those alone that are this file's own.
    std::vector<std::int64_t> branches(std::string_view device_id);
    std::vector<std::int64_t> own_branches(std::string_view device_id);
    std::vector<std::int64_t> branch_numbers(std::string_view device_id, std::string_view which);
    void take_for_own(std::int64_t branch);
    enum class Whose { own, others };
    int append_rows(std::string_view device_id, core::Instant began,
                    const std::vector<ForeignRow>& rows, Whose whose);
    std::int64_t add_branch(std::string_view device_id, core::Instant began);

    Database& db_;
    std::int64_t place_;
    std::optional<std::int64_t> device_;
    std::int64_t least_device_ = 0;  // number of the next one begun
};

// Where a file is: a hash of the machine, the device and the inode. 0 for a file in memory.
std::int64_t place_of(const std::string& path);

}  // namespace store
