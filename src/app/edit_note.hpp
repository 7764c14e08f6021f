// A card's note on its way through the editor: which file is opened, which card it is that comes
// back, and what was mistaken meanwhile.
#pragma once

#include "app/workspace.hpp"
#include "core/heir/match.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app {

// Whether the deck can be edited where it is.
bool is_writable(const std::string& deck);

// Whether the deck is one of the learner's own: it lies in their folder, which the search path
// begins with, and is not there by a link to one that comes with ebb or is of another place on it.
bool is_own(const std::string& deck, const std::vector<deckfile::Root>& search_path);
// Whether it lies in one of the places on it.
bool is_searched(const std::string& deck, const std::vector<deckfile::Root>& search_path);

class NoteEdit {
public:
    // Remembers where the note stands, and what is wrong in its file. Before the editor is started.
    NoteEdit(Workspace& workspace, const core::ShownCard& card);

    // After the editor has saved `path`: refreshes the catalog and finds the card again, by its key
    // or that of its note or, where the note has another id now, by its place in the file: then its
    // history goes along. A note that stood there before is never taken for it. Nothing where it is
    // gone or broken.
    std::optional<std::int64_t> find_again(const std::string& path);

    // The same where the note keeps its name, and another file than its own was written into.
    std::optional<std::int64_t> find_by_name();

    // What is wrong in the file now that was not before, as `ebb check` tells it: the first of it.
    std::vector<std::string> mistakes(const std::string& path, std::size_t most) const;
    // The line of the first of them that hides what stands where the note stood: then it is broken.
    // Where there is none, it is gone.
    std::optional<int> broken_at(const std::string& path) const;

private:
    using Ids = std::vector<std::string>;
    // What a problem says, and the text of the table that it stands in.
    using Mark = std::pair<std::string, std::string>;

    // Where in a list of ids the note stands, or would: behind the nearest that stood before it.
    std::size_t place_in(const Ids& now) const;
    // Which note it is now. Between notes that stayed, as many as before are the same ones in their
    // order; of more or fewer it is the likeliest.
    std::optional<std::int64_t> note_in(const store::KeptDeck& kept) const;
    std::optional<std::int64_t> likeliest_of(const std::vector<std::int64_t>& fresh) const;
    bool is_anothers(const std::string& table) const;
    std::vector<core::Problem> made(const std::string& path) const;

    // The learner saw both sides.
    void take_history_along(std::int64_t note);

    Workspace& workspace_;
    std::string key_;
    core::LeftNote before_;
    Ids ids_;                // of the notes in the file
    std::size_t place_ = 0;  // of the note among them
    std::map<Mark, int> known_;
};

}  // namespace app
