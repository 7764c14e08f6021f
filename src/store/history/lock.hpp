// Who uses a history now, told by locks on a file beside it: all share it, and a restore has it
// alone.
//
// 1. Each holder locks a slot of its own, in which its process and its command stand. A lock ends
//    with its process, however that ends: a slot whose lock is free is stale.
// 2. Who wants the history alone first lets nobody in, and then waits for those who are in.
// 3. They are locks of an open file, not of a process: no other descriptor that is closed gives
//    them up, and a program that is started does not inherit them.
// 4. A slot tells which file its holder has open. Where another one has come into the place since,
//    nobody enters until those are done with theirs: SQLite would work what stands beside the one
//    into the other.
// 5. Windows, that is running reviews and quizzes, are told apart, and so are reviews, so that undo
//    can ask before it takes back what another one wrote.
#pragma once

#include "base/system/descriptor.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// Others hold the lock, and their names are in the sentence.
struct InUse : Error {
    explicit InUse(const std::string& sentence) : Error(Trouble::busy, sentence) {}
};

class Lock {
public:
    enum class Hold { shared, alone, alone_at_once };

    // Holds nothing.
    Lock() = default;
    // Waits for others as long as lock_patience, or not at all, and then throws InUse. Where there
    // can be no such file, or its file system knows no locks, a shared one holds nothing, and one
    // alone throws Error where there can be no file. What only keeps it from being opened or locked
    // just now is an Error.
    Lock(const std::string& history, Hold hold, std::string_view command);

    // From now on this process is a running quiz, or a review.
    void mark_window() { mark("window"); }
    void mark_review() { mark("review"); }
    // Whether another process is a review.
    bool another_review() const;

    // This process has the file open that stands in the place now.
    void follow();
    // Whether another process has that one.
    bool another_has_it() const;

    // False where the file system has no locks: nobody can be told to wait then.
    bool is_possible() const { return is_possible_; }

private:
    struct Holder {
        std::int64_t process = 0;
        std::string command;
        bool is_window = false;  // a review is one too
        bool is_review = false;
        std::uint64_t inode = 0;  // of its history; 0 where there was none yet
    };
    static std::string named(const Holder& holder);

    // With what the system said.
    [[noreturn]] void fail(std::string_view what) const;
    void share(const std::string& history);
    void take_alone(const std::string& history, bool waits);
    // Whether that part of the file could be locked, now or before the patience ends.
    bool try_lock(int type, std::int64_t begin, std::int64_t size);
    template <typename Try>
    static bool patiently(Try attempt);
    void mark(std::string_view kind);
    void write_slot(int slot);
    void refuse_beside_another_file();
    std::vector<Holder> others() const;
    std::string names_of_others() const;

    base::Descriptor file_;
    std::string history_;
    std::string command_;
    std::uint64_t inode_ = 0;
    std::string_view kind_ = "command";
    int slot_ = 0;
    bool is_possible_ = true;
};

}  // namespace store
