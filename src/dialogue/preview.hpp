// Cards as a review will show them, to page through: front, then back. Nothing is asked and nothing
// kept. By lines all are shown, one after the other, and no line is read. A preview that watches
// shows a card again when its file is saved.
#pragma once

#include "app/preview/preview_cards.hpp"
#include "dialogue/card_dialogue.hpp"
#include "dialogue/editing.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dialogue {

class PreviewDialogue : public CardDialogue {
public:
    enum class Files { as_they_are, watched };

    // Watched ones must have been read. `cards` and `setup` must outlive it.
    PreviewDialogue(app::PreviewCards& cards, const app::Setup& setup, Files files, Watch watch);

    void begin(Front& front) override { show(0, front); }
    bool is_over() const override { return over_; }
    Bindings bindings() const override;
    void act(Act act, const std::string& words, Front& front) override;
    void leave(Front&) override { over_ = true; }
    void draw(Front& front) override;
    std::string valid_lines() const override { return {}; }
    std::optional<Act> foregone() const override;
    std::optional<core::Milliseconds> looks_every() const override;
    bool has_news() override { return cards_.was_saved(); }
    void take_news(Front& front) override;

private:
    core::Turn* turn() override { return turn_ ? &*turn_ : nullptr; }
    const core::Turn* turn() const override { return turn_ ? &*turn_ : nullptr; }
    ui::Line header(const ui::Look& look) const override;
    ui::Lines answer(const ui::Look& look) const override;

    bool is_last() const { return at_ + 1 >= cards_.size(); }
    // Shows a card, the last one where there are not so many: its front, and its back where that
    // has been seen.
    void show(std::size_t index, Front& front);
    // The same card with the text that it has now.
    void show_again(std::size_t index, Front& front);
    void show_none(Front& front);
    void page(Act act, Front& front);
    void edit(Front& front);
    // A note of another's deck; false where it could not be tried, which is said.
    bool change(const core::ShownCard& card, Front& front);
    void come_back(Front& front);
    // Of files that were saved, where the cards stand that changed. Nothing where all are left as
    // they were; why, has been said then.
    using Places = std::vector<std::size_t>;
    std::optional<Places> reread(Front& front);
    static void tell(const std::vector<app::Mistake>& mistakes, Front& front);
    // Where the card stands now that was shown; nothing where it is gone.
    std::optional<std::size_t> place() const;

    app::PreviewCards& cards_;
    Files files_;
    Editing editing_;
    std::size_t at_ = 0;
    std::optional<core::Turn> turn_;      // none where there is no card
    std::set<std::string> seen_;          // cards whose backs have been shown, by their keys
    std::optional<app::Mistake> broken_;  // hides cards since a file was saved
    bool over_ = false;
};

}  // namespace dialogue
