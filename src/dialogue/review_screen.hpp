// The review on a terminal: single keys, inline and append-only, so that the scrollback keeps the
// session.
#pragma once

#include "app/archive.hpp"
#include "core/review/session.hpp"
#include "dialogue/card_screen.hpp"

#include <optional>

namespace cli {

class ReviewScreen {
public:
    ReviewScreen(Workspace& workspace, StoreArchive& archive, ui::Keyboard& keyboard);

    // Until the learner has had enough. Throws store::Error only before the first card.
    void run();

private:
    core::Moment now() const { return workspace_.context.now(); }
    Output& out() { return workspace_.context.out; }
    const ui::Look& look() const { return workspace_.context.out.look(); }

    CardFrame frame();
    ui::Line header() const;
    ui::Lines answer() const;
    ui::Lines grades() const;
    void draw();
    void ask();
    bool show_end();
    bool act(const CardScreen::Pressed& pressed);
    bool grade(core::Grade grade);
    bool put_away(Command command);
    bool undo();
    void say(std::string_view text, ui::Style style = {}) { screen_.say(text, style); }

    // In review_edit.cpp.
    bool edit();
    std::optional<std::string> editable_path();
    std::optional<std::int64_t> find_again(const core::ShownCard& card, const std::string& path,
                                           int order, const std::string& neighbour);
    void report_lost(const core::ShownCard& card, const std::string& path);
    template <typename Act>
    bool written(Act act);

    Workspace& workspace_;
    StoreArchive& archive_;
    ui::Keyboard& keyboard_;
    core::Session session_;
    CardScreen screen_;
    core::Milliseconds asked_at_{0};
    bool backed_up_ = false;
    bool offered_copy_ = false;
};

}  // namespace cli
