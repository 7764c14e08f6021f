// What keeps a database file from being used as it should, and what a person is told of it.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace store {

// What kept a database from being used, as far as it matters for what to tell a person.
enum class Trouble {
    busy,      // another program holds the lock, for longer than we wait
    full,      // no space left, or a file-size limit
    readonly,  // the file or its folder cannot be written
    missing,   // it cannot be opened at all
    failing,   // the system refuses what should be possible: a bad disk, no descriptors, no locks
    corrupt,   // malformed, truncated, or no SQLite file
    foreign,   // another program's SQLite file
    newer,     // written by a newer ebb
    other,
};

// Whether doing the same once more may come to something else.
constexpr bool may_pass(Trouble trouble) {
    return trouble == Trouble::busy || trouble == Trouble::full || trouble == Trouble::readonly ||
           trouble == Trouble::failing;
}

// `what()` is a whole sentence with the file's name, ready to be shown.
struct Error : std::runtime_error {
    Error(Trouble why, const std::string& sentence) : std::runtime_error(sentence), trouble(why) {}
    Trouble trouble;
};

// The same, and its sentence says that nothing was changed.
Error that_changed_nothing(const Error& error);

// A whole sentence: the file, what is in the way, and what that means. `system` is what the system
// said of it, where it was asked; else `sqlite` tells. A derived file holds nothing of its own.
std::string sentence_of(Trouble trouble, std::string_view path, bool is_derived,
                        std::string_view system, std::string_view sqlite);

}  // namespace store
