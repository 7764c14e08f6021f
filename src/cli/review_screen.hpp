// The review on a terminal: single keys, inline and append-only, so that the scrollback keeps the
// session.
#pragma once

#include "cli/archive.hpp"
#include "cli/review_keys.hpp"
#include "core/session.hpp"
#include "ui/keys.hpp"

#include <functional>
#include <optional>
#include <set>

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

    void draw();
    void redraw();
    void ask();
    bool show_end();
    bool handle(const ui::Key& key);
    bool act(Command command, const ui::Key& key);
    bool act_on_question(Command command, const ui::Key& key);

    void show_question();
    void show_keys();
    void show_answer();
    void show_point();
    void print_paged(const std::function<ui::Lines()>& view);
    void guard();

    ui::Key read_key(std::optional<core::Milliseconds> limit = std::nullopt);
    void read_estimate(char32_t first);
    bool grade(core::Grade grade);
    bool put_away(Command command);
    bool undo();
    bool yes(std::string_view question);

    // In review_edit.cpp.
    bool edit();
    std::optional<std::string> editable_path();
    std::optional<std::int64_t> find_again(const core::ShownCard& card, const std::string& path,
                                           int order, const std::string& neighbour);
    void report_lost(const core::ShownCard& card, const std::string& path);
    void say(std::string_view text, ui::Style style = {});
    template <typename Act>
    bool written(Act act);

    Workspace& workspace_;
    StoreArchive& archive_;
    ui::Keyboard& keyboard_;
    core::Session session_;
    std::set<Stage> explained_;  // stages of this card whose keys have been shown
    core::Milliseconds asked_at_{0};
    bool leaving_ = false;
    bool backed_up_ = false;
    bool offered_copy_ = false;
};

}  // namespace cli
