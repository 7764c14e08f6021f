// The daily review: each card is shown, answered and graded, and the grade is kept before the next
// one is drawn.
#pragma once

#include "app/archive.hpp"
#include "app/edit_note.hpp"
#include "core/review/session.hpp"
#include "dialogue/card_dialogue.hpp"
#include "dialogue/editing.hpp"
#include "dialogue/pen.hpp"

#include <functional>
#include <optional>
#include <string>

namespace dialogue {

class ReviewDialogue : public CardDialogue {
public:
    ReviewDialogue(app::Workspace& workspace, app::StoreArchive& archive, Watch watch)
        : CardDialogue(std::move(watch)),
          workspace_(workspace),
          archive_(archive),
          session_(archive),
          pen_(workspace),
          editing_(workspace.setup) {}

    // The last act could not be written, or no card drawn after it, and it was not tried again.
    bool has_failed() const { return failed_ || retry_; }

    // The first draw may throw store::Error; later ones, and acts, say what was in the way and can
    // be tried again.
    void begin(Front& front) override;
    bool is_over() const override { return over_; }
    Bindings bindings() const override;
    void act(Act act, const std::string& words, Front& front) override;
    void leave(Front& front) override;
    void draw(Front& front) override;
    std::optional<Act> act_named(std::string_view word) const override;
    std::string valid_lines() const override;

private:
    core::Turn* turn() override;
    const core::Turn* turn() const override;
    ui::Line header(const ui::Look& look) const override;
    ui::Lines answer(const ui::Look& look) const override;
    std::vector<ui::Line> grades(const Front& front) const override;
    void add_remarks(Front& front) override;
    std::string leech_keys(const Front& front) const;

    // A note in the editor: which file, and where in it.
    struct Edit {
        app::NoteEdit note;
        std::string path;
        int line;
    };

    bool is_asking() const { return !retry_ && session_.state() == core::Session::State::asking; }
    // The next card, which the key of the act does not reach if it is tapped twice.
    void next(Front& front);
    void draw_next(Front& front);
    // Whether it was the derived file's, which is whole again: what failed is to be done again.
    bool is_mended(const store::Error& error);
    // Runs what draws and shows a card. Where the files do not let it, that is said, and it can be
    // tried again.
    void attempt(Front& front, std::function<void()> draw);
    // Shows the card that has been drawn, or the end.
    void show_drawn(Front& front);
    void show_end(Front& front);
    // Runs an act that writes, which tells whether the card was as it had been drawn. False where
    // it could not be written.
    bool written(Front& front, const std::function<bool()>& act);
    void grade(core::Grade grade, Front& front);
    void acknowledge(core::Grade grade, const core::Moment& at, Front& front);
    void acknowledge(std::string_view done, const core::ShownCard& card, Front& front) const;
    void acknowledge(const core::TakenBack& back, Front& front);
    void put_away(Act act, Front& front);
    void undo(Front& front);
    // Asks where the act is not this session's: once about those before it, and about another
    // window's each time.
    bool may_undo(const core::Session::NextUndo& next, Front& front);

    // In review_edit.cpp.
    void edit(Front& front);
    // Of a deck that is not the learner's own.
    void change(Front& front);
    // Out to the editor, and back to the card, or to what has become of it.
    void run_editor(Edit edit, Front& front);
    void come_back(Edit& edit, Front& front);
    void leave_gone(const std::string& path, int line, Front& front);
    void draw_broken(Front& front);
    static Bindings broken_keys();
    void act_on_broken(Act act, Front& front);

    app::Workspace& workspace_;
    app::StoreArchive& archive_;
    core::Session session_;
    Pen pen_;
    std::function<void()> retry_;  // a draw that failed
    bool over_ = false;
    bool failed_ = false;
    bool backed_up_ = false;
    bool reaches_back_ = false;    // acts that are not of this session may be taken back
    bool asked_to_reach_ = false;  // by the act before this one
    std::optional<std::int64_t> grades_told_at_;  // the card at which their meaning was told
    Editing editing_;
    std::optional<Edit> broken_;  // the card on the desk cannot be read since
};

}  // namespace dialogue
