#include "store/history/lock.hpp"

#include "base/contains.hpp"
#include "base/system/file_stamp.hpp"
#include "base/system/io.hpp"
#include "base/system/steady.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace store {
namespace {

// The first slot is the gate: it is passed on the way in, and whoever wants the file alone keeps it
// shut. No more than so many are looked for.
constexpr int gate = 0;
constexpr int most_slots = 1024;
constexpr std::int64_t slot_size = 64;
constexpr std::int64_t to_the_end = 0;  // as a size

constexpr std::int64_t begin_of(int slot) {
    return slot * slot_size;
}

struct flock lock_on(int type, std::int64_t begin, std::int64_t size) {
    struct flock lock {};
    lock.l_type = static_cast<short>(type);
    lock.l_whence = SEEK_SET;
    lock.l_start = begin;
    lock.l_len = size;
    return lock;
}

bool is_held_by_another(int file, int slot) {
    struct flock any = lock_on(F_WRLCK, begin_of(slot), slot_size);
    return ::fcntl(file, F_OFD_GETLK, &any) == 0 && any.l_type != F_UNLCK;
}

// Because of these nobody goes on unlocked: others may well have the file open.
constexpr int passing[] = {EIO, EMFILE, ENFILE, ENOMEM};

// What a file system says that has none.
constexpr int no_locks[] = {ENOLCK, ENOSYS, EINVAL, EOPNOTSUPP};

}  // namespace

Lock::Lock(const std::string& history, Hold hold, std::string_view command)
    : file_(::open(lock_name(history).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600)),
      history_(history),
      command_(command) {
    if (file_.is_open())
        hold == Hold::shared ? share(history) : take_alone(history, hold == Hold::alone);
    else if (hold != Hold::shared || base::contains(passing, errno))
        fail("opened");
}

void Lock::fail(std::string_view what) const {
    throw Error(errno == EIO ? Trouble::failing : Trouble::readonly,
                fmt::format("{}: its lock file {} cannot be {}: {}.", history_, lock_name(history_),
                            what, std::strerror(errno)));
}

void Lock::share(const std::string& history) {
    if (!patiently([this] { return try_lock(F_RDLCK, begin_of(gate), slot_size); }))
        throw InUse(
            fmt::format("{}: a backup is being put in its place ({}). Nothing was changed; "
                        "start again when that is done.",
                        history, names_of_others()));
    inode_ = base::file_number(history).inode;  // no restore changes it from here on
    for (int slot = gate + 1; slot < most_slots && slot_ == gate; ++slot)
        if (try_lock(F_WRLCK, begin_of(slot), slot_size)) write_slot(slot);
    try_lock(F_UNLCK, begin_of(gate), slot_size);
    refuse_beside_another_file();
}

// Patiently: a slot that was just taken still has the words of its last holder.
void Lock::refuse_beside_another_file() {
    std::string whose;
    const auto is_beside_none = [&] {
        for (const Holder& other : others())
            if (other.inode != 0 && inode_ != 0 && other.inode != inode_) {
                whose = named(other);
                return false;
            }
        return true;
    };
    if (!patiently(is_beside_none))
        throw InUse(
            fmt::format("{}: another file has come into its place while {}. Nothing was "
                        "changed; end that first, and what was done there goes along.",
                        history_, whose));
}

void Lock::follow() {
    inode_ = base::file_number(history_).inode;
    if (file_.is_open()) write_slot(slot_);
}

bool Lock::another_has_it() const {
    const auto all = file_.is_open() ? others() : std::vector<Holder>();
    const auto inode = base::file_number(history_).inode;
    return std::any_of(all.begin(), all.end(),
                       [&](const Holder& other) { return other.inode == inode; });
}

void Lock::take_alone(const std::string& history, bool waits) {
    bool is_shut = false;
    const auto take = [&] {
        if (!is_shut) is_shut = try_lock(F_WRLCK, begin_of(gate), slot_size);
        return is_shut && try_lock(F_WRLCK, begin_of(gate + 1), to_the_end);
    };
    if (!(waits ? patiently(take) : take()))
        throw InUse(fmt::format("{}: {}. Nothing was changed; end that, and restore then.", history,
                                names_of_others()));
    write_slot(gate);
}

bool Lock::try_lock(int type, std::int64_t begin, std::int64_t size) {
    if (!is_possible_) return true;
    struct flock lock = lock_on(type, begin, size);
    if (::fcntl(file_.get(), F_OFD_SETLK, &lock) == 0) return true;
    if (errno == EAGAIN || errno == EACCES) return false;
    if (!base::contains(no_locks, errno)) fail("locked");
    is_possible_ = false;
    return true;
}

template <typename Try>
bool Lock::patiently(Try attempt) {
    const auto end = base::steady_time() + lock_patience;
    while (!attempt()) {
        if (base::steady_time() >= end) return false;
        std::this_thread::sleep_for(lock_step);
    }
    return true;
}

// What cannot be written there only lacks in a sentence.
void Lock::write_slot(int slot) {
    constexpr std::size_t most_of_command = 20;
    slot_ = slot;
    std::string text =
        fmt::format("{} {} {} {}", ::getpid(), kind_, inode_, command_.substr(0, most_of_command));
    text.resize(slot_size, '\n');
    static_cast<void>(::pwrite(file_.get(), text.data(), text.size(), begin_of(slot)) == 0);
}

void Lock::mark(std::string_view kind) {
    kind_ = kind;
    if (file_.is_open()) write_slot(slot_);
}

std::vector<Lock::Holder> Lock::others() const {
    std::vector<Holder> out;
    const auto text = base::read_at(file_.get(), 0, begin_of(most_slots)).value_or("");
    for (int slot = gate; begin_of(slot) < static_cast<std::int64_t>(text.size()); ++slot) {
        if (!is_held_by_another(file_.get(), slot)) continue;
        const std::string words = text.substr(static_cast<std::size_t>(begin_of(slot)), slot_size);
        long process = 0;
        unsigned long inode = 0;
        char kind[8] = {}, command[slot_size] = {};
        std::sscanf(words.c_str(), "%ld %7s %lu %63[^\n]", &process, kind, &inode, command);
        const bool is_review = std::string_view(kind) == "review";
        const bool is_window = is_review || std::string_view(kind) == "window";
        out.push_back({process, command, is_window, is_review, inode});
    }
    return out;
}

std::string Lock::named(const Holder& holder) {
    if (holder.is_window)
        return fmt::format("a {} is open in another window (process {})", holder.command,
                           holder.process);
    return fmt::format("ebb {} is at work (process {})", holder.command, holder.process);
}

std::string Lock::names_of_others() const {
    std::string all;
    for (const Holder& other : others()) all += (all.empty() ? "" : ", and ") + named(other);
    return all.empty() ? "another program has locked it" : all;
}

bool Lock::another_review() const {
    if (!file_.is_open()) return false;
    const auto all = others();
    return std::any_of(all.begin(), all.end(), [](const Holder& one) {
        return one.is_review && one.process != ::getpid();
    });
}

}  // namespace store
