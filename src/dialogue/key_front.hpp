// A dialogue on a terminal: single keys and typed lines, inline and append-only, so that the
// scrollback keeps the session.
#pragma once

#include "dialogue/front.hpp"
#include "dialogue/keymap.hpp"
#include "dialogue/watch.hpp"
#include "ui/typed_line.hpp"

#include <deque>

namespace dialogue {

class KeyFront : public Front {
public:
    KeyFront(ui::Output& out, ui::Keyboard& keyboard, Watch watch, const core::Keys& keys = {})
        : Front(out), keyboard_(keyboard), watch_(std::move(watch)), keymap_(keys) {}

    void run(Dialogue& dialogue) override;
    bool show(const View& view) override;
    void guard() override;
    void ignore_repeat() override;
    void wait_for_pause() override;
    void offer(const Offer& offer) override;
    Bindings bound(Bindings keys) const override { return keymap_.applied(std::move(keys)); }
    void echo(const View& view) override { print(view); }
    void complain(std::string_view what) override;
    void refuse(const std::string& answer, std::string_view advice) override;
    void give_back(const std::string& words) override { given_back_ = words; }
    bool can_ask() const override { return true; }
    bool agrees(std::string_view question, std::string_view otherwise) override;
    bool has_keys() const override { return true; }
    std::string_view once_more() const override { return "press the key again"; }
    void lend(const std::function<void()>& use) override;

private:
    // Every key comes this way, so that no change of the screen's size is missed, and no limit.
    ui::Key read_key(std::optional<core::Milliseconds> limit = std::nullopt);
    // The next key, unless there is news before it.
    ui::Key await_key(std::optional<core::Milliseconds> limit);
    // What can be done now, by the learner's own keys.
    Bindings bindings() const { return bound(dialogue_->bindings()); }
    bool is_interrupted() const { return ended_ || wants_to_leave_ || time_is_up_ || has_news_; }
    void take(const ui::Key& key);
    void take(Act act, const ui::Key& key);
    void take_paste(const ui::Key& key);
    // The key that brought this card, a moment ago, once more.
    bool is_repeat(const ui::Key& key) const;
    // On the heels of a repeat that could begin a line comes more of it, or else it was none.
    void take_repeat(const ui::Key& key);
    bool does(const Bindings& bindings, const ui::Key& key, Act act) const;
    void explain(const Bindings& bindings);
    // Whether the key, in a line that is being typed, has more lines printed.
    bool speaks(const ui::Key& key, Act act, bool line_is_empty);
    // False where all is to be drawn again.
    bool wait_for_more();
    // The line, once it is typed to its end, is what the act is about.
    void type(Act act, ui::TypedLine line);
    // Enter ends a line, and nothing comes of it where Esc did. No other key is more than a part
    // of it, so that a letter behind one that was taken back is no act.
    std::optional<std::string> read_line(Act act, ui::TypedLine line);

    ui::Keyboard& keyboard_;
    Watch watch_;
    Keymap keymap_;
    Dialogue* dialogue_ = nullptr;
    ui::Key last_;                      // that meant something
    bool moved_on_ = false;             // by it, and no key was read since
    core::Milliseconds deaf_until_{0};  // to it
    std::deque<ui::Key> ahead_;         // read already, and to be taken next
    std::optional<std::string> given_back_;
    bool ended_ = false;
    bool wants_to_leave_ = false;  // said so at `more`
    bool time_is_up_ = false;
    bool has_news_ = false;
};

}  // namespace dialogue
