// One card at a time on a terminal, from its question to the reveal: keys, pages, typed lines, and
// what is to be drawn again when the screen changes. What goes before and after (grades, the next
// card, the end) is its owner's.
#pragma once

#include "dialogue/bindings.hpp"
#include "ui/output.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace cli {

// What the owner shows around a question. Asked for whenever the card is drawn.
struct CardFrame {
    std::function<ui::Line()> header;
    std::function<const Bindings&(Stage)> keys;
    std::function<ui::Lines()> answer;
    std::function<ui::Lines()> below_answer;  // the grades, or keys
};

class CardScreen {
public:
    CardScreen(Output& out, ui::Keyboard& keyboard, CardFrame frame)
        : out_(out), keyboard_(keyboard), frame_(std::move(frame)) {}

    // Shows the card from its question. The turn must stay until the next one is shown.
    void show(core::Turn& turn);
    // What stands on the screen, once more.
    void redraw();

    // The next key as a command of the card's stage. Nothing where it is none, or where nothing
    // more is to be asked.
    struct Pressed {
        Command command;
        ui::Key key;
    };
    std::optional<Pressed> next_command();

    // A command of the question: shows what becomes of it, and the answer once it is revealed.
    void act(const Pressed& pressed);

    // From the question to its reveal, or until now.
    core::Milliseconds took() const;

    // The learner wants no more: by `q`, or because the input has ended.
    bool has_left() const { return left_; }
    void leave() { left_ = true; }

    // By the steady clock. What is asked when it passes is not answered any more; a card that is
    // revealed by then is not disturbed.
    void set_deadline(std::optional<core::Milliseconds> deadline) { deadline_ = deadline; }
    bool is_time_up() const { return time_is_up_; }

    // Every key comes this way, so that no change of the screen's size is missed.
    ui::Key read_key(std::optional<core::Milliseconds> limit = std::nullopt);
    // Whether the screen is another one now, or was in other hands.
    static bool is_redraw(const ui::Key& key);
    bool yes(std::string_view question);
    // Throws away what is typed until the keys have rested: who is writing does not stop at once.
    void wait_for_pause();
    void say(std::string_view text, ui::Style style = {});
    // A screenful at a time; from its beginning where the screen becomes another one meanwhile.
    void print_paged(const std::function<ui::Lines()>& view);

private:
    const ui::Look& look() const { return out_.look(); }
    bool is_over() const { return left_ || time_is_up_; }
    void answer(const Pressed& pressed);
    void show_question();
    void show_keys();
    void show_hint();
    void pick(std::size_t index);
    void show_point();
    void judge_point(bool had);
    void show_answer();
    void guard();
    bool wait_for_more();
    void read_estimate(char32_t first);
    void read_answer(char32_t first);
    void open_line();
    // A line that begins with this text: Enter ends it, and nothing comes of it where Esc or
    // Backspace emptied it.
    std::optional<std::string> read_line(std::string begin);

    Output& out_;
    ui::Keyboard& keyboard_;
    CardFrame frame_;
    core::Turn* turn_ = nullptr;
    std::set<Stage> explained_;  // stages of this card whose keys have been shown
    core::Milliseconds shown_at_{0};
    std::optional<core::Milliseconds> took_;
    std::optional<core::Milliseconds> deadline_;
    bool left_ = false;
    bool time_is_up_ = false;
};

}  // namespace cli
