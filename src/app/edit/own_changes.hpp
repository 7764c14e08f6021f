// The learner's file that extends a deck, and what stands in it of one note.
#pragma once

#include "app/edit/refuse.hpp"
#include "app/workspace.hpp"
#include "core/card/note.hpp"

#include <string>
#include <vector>

namespace app {

class OwnChanges {
public:
    // Of the note as it is in the catalog now. Throws EditRefused where its files do not say what
    // is known of it, or it is another's addition to the deck.
    OwnChanges(Workspace& workspace, const std::string& deck, std::int64_t note);

    const std::string& path() const { return path_; }  // of the file, which may not be there yet
    bool is_there() const;
    const core::Note& now() const { return now_; }  // with what stands there of it

    // Makes the note say what `changed` says otherwise than now(), and gives the keys in which it
    // then differs from the deck's; what another window has written of it since stays. Where none
    // differs, nothing of it is left in the file. Every other byte of the file stays, and it is
    // replaced as a whole; it is made where it was not. Throws EditRefused, and nothing is written.
    std::vector<std::string> put(const core::Note& changed);

    // Where another file than this one stands, as PATH:LINE, of which the note has what it says
    // now; empty where it has none of another's. Looks at the decks anew.
    std::string held_by_another() const;

private:
    // What was changed, laid over what deck and file say of the note by now, which is taken up.
    core::Note laid_over_present(const std::string& text, const core::Note& changed);
    void must_have_no_mistake(const std::string& text) const;
    std::string fresh_text(const std::string& text, const core::Note& wanted) const;
    void must_say(const std::string& fresh, const std::string& before,
                  const core::Note& wanted) const;

    Workspace& workspace_;
    std::string deck_;  // its id
    std::int64_t note_;
    std::string deck_path_;
    std::string name_;  // of the note in its deck
    core::Note own_;    // as the deck has it
    core::Note now_;
    std::string path_;
    bool holds_anothers_ = false;  // now_ has what another file than this one says of it
};

}  // namespace app
