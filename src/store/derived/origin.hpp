// Which history the memories were made from. Whatever way another one comes into its place (copied
// back, an older one, a stranger's, one that lost rows), what was kept of the earlier one is not
// believed.
//
// By what is the same everywhere, never by a file's local numbers alone: each device's last row
// that was folded must still say the same. That is looked at always. Where the file is not as the
// last run left it, the rows before are counted and the names of the cards compared.
#pragma once

#include "store/database.hpp"
#include "store/derived/heads.hpp"
#include "store/files.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace store {

// Whether the history is as the last run that wrote left it, by what the derived file knows; asked
// before the history is opened.
bool is_as_left(const Files& files);

class Origin {
public:
    Origin(Database& db, std::string history) : db_(db), history_(std::move(history)) {}

    enum class Finding {
        same,
        touched,  // the same, in a file that was written to or moved
        other,
    };
    Finding look(const Heads& heads);

    // What was looked at last is what the memories are made from. Inside the caller's transaction.
    void remember();

    // The same, of the file as it is when all has been written: a run's last act. A failure only
    // means that the next run looks more closely.
    void leave() noexcept;

private:
    bool rows_and_names_agree();

    Database& db_;
    std::string history_;
    std::uint64_t stamp_ = 0;  // of the file, when it was looked at
};

}  // namespace store
