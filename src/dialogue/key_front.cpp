#include "dialogue/key_front.hpp"

#include "base/text/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dialogue {
namespace {

using ui::Key;

// A double tap on the key that reveals must not grade the card, nor one on a grade act on the next.
constexpr core::Milliseconds guard_time{250};
constexpr core::Milliseconds pause_time{500};
constexpr int fewest_lines = 5;  // of a page
constexpr int lines_below = 3;   // a page leaves room for

std::string as_utf8(char32_t code) {
    std::string text;
    base::append_utf8(text, code);
    return text;
}

// The screen is another one, was in other hands, or is asked for by Ctrl-L: what stands on it is to
// be drawn again.
bool is_redraw(const Key& key) {
    return key.type == Key::Type::resize || key.type == Key::Type::resumed || key.code == U'\f';
}

// At a page of something long.
Bindings more_keys() {
    return {{Act::go_on, " \n", "space", "more"}, {Act::quit, "q", "q", "quit"}, help, redraw};
}

// What is said before a line for an act; nothing where its key was the beginning of it.
std::string_view way_to_type(Act act) {
    if (act == Act::open) return how_to_type;
    return act == Act::add ? how_to_add : std::string_view();
}

// In a line that is being typed.
Bindings line_keys(const Bindings& outside, Act act) {
    const bool is_answer = act != Act::add;
    Bindings keys{{Act::answer, "\n", "Enter", is_answer ? "give the answer" : "add the note"},
                  {Act::open, "", "Esc", "go back"},
                  redraw};
    if (is_answer && act_for(outside, Key{Key::Type::character, U'\t'}) == Act::hint)
        keys.push_back({Act::hint, "\t", "Tab", "hint"});
    return keys;
}

// What the key makes of a line.
void change(ui::TypedLine& line, const Key& key) {
    if (key.type == Key::Type::character && key.code >= U' ') line.add(key.code);
    if (key.type == Key::Type::paste) line.add(key.text);
    if (key.type == Key::Type::backspace) line.take_back();
    if (key.type == Key::Type::escape) line.clear();
}

std::string as_sentence(std::string_view text) {
    std::string sentence(text);
    if (sentence.empty()) return sentence;
    if (sentence.front() >= 'a' && sentence.front() <= 'z') sentence.front() -= 'a' - 'A';
    if (!sentence.ends_with('.')) sentence += '.';
    return sentence;
}

}  // namespace

void KeyFront::run(Dialogue& dialogue) {
    dialogue_ = &dialogue;
    wants_to_leave_ = time_is_up_ = false;
    dialogue.begin(*this);
    while (!dialogue.is_over()) {
        if (ended_ || std::exchange(wants_to_leave_, false)) {
            dialogue.leave(*this);
        } else if (std::exchange(time_is_up_, false)) {
            dialogue.run_out_of_time(*this);
        } else if (std::exchange(has_news_, false)) {
            dialogue.take_news(*this);
        } else {
            take(read_key());
        }
    }
    out_.flush();
}

Key KeyFront::read_key(std::optional<core::Milliseconds> limit) {
    out_.flush();
    if (!ahead_.empty()) {
        const Key key = std::move(ahead_.front());
        ahead_.pop_front();
        return key;
    }
    if (std::exchange(moved_on_, false)) deaf_until_ = watch_.steady() + guard_time;
    const auto deadline = dialogue_->deadline();
    if (deadline) {
        const auto left = std::max(*deadline - watch_.steady(), core::Milliseconds{0});
        limit = std::min(limit.value_or(left), left);
    }
    const Key key = await_key(limit);
    if (is_redraw(key)) out_.fit_terminal();
    if (key.type == Key::Type::end_of_input) ended_ = true;
    if (deadline && key.type == Key::Type::timeout && watch_.steady() >= *deadline)
        time_is_up_ = true;
    return key;
}

Key KeyFront::await_key(std::optional<core::Milliseconds> limit) {
    const auto pause = dialogue_->looks_every();
    if (!pause) return keyboard_.read(limit);
    const auto until = limit ? std::optional(watch_.steady() + *limit) : std::nullopt;
    for (;;) {
        auto left = *pause;
        if (until) left = std::clamp(*until - watch_.steady(), core::Milliseconds{0}, left);
        const Key key = keyboard_.read(left);
        if (key.type != Key::Type::timeout) return key;
        has_news_ = dialogue_->has_news();
        if (has_news_ || (until && watch_.steady() >= *until)) return key;
    }
}

void KeyFront::take(const Key& key) {
    if (is_interrupted()) return;
    if (is_redraw(key)) return dialogue_->draw(*this);
    if (key.type == Key::Type::paste) return take_paste(key);
    const auto act = act_for(bindings(), key);
    if (!act) return;
    if (is_repeat(key)) return *act == Act::type ? take_repeat(key) : void();
    last_ = key;
    deaf_until_ = {};
    take(*act, key);
}

// A paste is no key; it is text where it could have been typed.
void KeyFront::take_paste(const Key& key) {
    ui::TypedLine line("");
    line.add(key.text);
    if (!line.text().empty() && may_begin_line(bindings(), line.text().front()))
        type(Act::type, std::move(line));
}

bool KeyFront::is_repeat(const Key& key) const {
    return key == last_ && watch_.steady() < deaf_until_;
}

void KeyFront::take_repeat(const Key& key) {
    std::deque<Key> keys{key};
    while (is_repeat(keys.back()))
        keys.push_back(read_key(std::max(deaf_until_ - watch_.steady(), core::Milliseconds{0})));
    if (keys.back() == last_ || keys.back().type == Key::Type::timeout) return;
    last_ = {};
    ahead_ = std::move(keys);
}

void KeyFront::take(Act act, const Key& key) {
    if (act == Act::help) return explain(bindings());
    if (act == Act::pick) return dialogue_->act(act, as_utf8(key.code), *this);
    if (act == Act::type) return type(act, ui::TypedLine(as_utf8(key.code)));
    if (way_to_type(act).empty()) return dialogue_->act(act, "", *this);
    type(act, ui::TypedLine(""));
}

bool KeyFront::does(const Bindings& bindings, const Key& key, Act act) const {
    return act_for(bound(bindings), key) == act;
}

void KeyFront::explain(const Bindings& bindings) {
    print([&](const ui::Look& look) { return key_help(bindings, look); });
}

bool KeyFront::show(const View& view) {
    const ui::Lines lines = view(out_.look());
    const auto page =
        static_cast<std::size_t>(std::max(out_.look().height - lines_below, fewest_lines));
    for (std::size_t at = 0; at < lines.size(); at += page) {
        const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(at);
        const auto size = static_cast<std::ptrdiff_t>(std::min(page, lines.size() - at));
        out_.print(ui::Lines(begin, begin + size));
        if (at + page >= lines.size()) break;
        if (!wait_for_more()) return false;
        if (is_interrupted()) break;
    }
    return true;
}

bool KeyFront::wait_for_more() {
    say("  more: space", ui::style::dim);
    for (;;) {
        const Key key = read_key();
        if (is_redraw(key)) return false;
        if (is_repeat(key)) continue;
        if (does(more_keys(), key, Act::help)) explain(bound(more_keys()));
        if (does(more_keys(), key, Act::quit)) wants_to_leave_ = true;
        if (is_interrupted() || key.type == Key::Type::enter || key.code == U' ') return true;
    }
}

// Throws away what was typed before the answer could be read, and for a moment after.
void KeyFront::guard() {
    keyboard_.discard_typed();
    const auto until = watch_.steady() + guard_time;
    for (auto left = guard_time; left.count() > 0; left = until - watch_.steady()) {
        const Key key = read_key(left);
        if (key.type == Key::Type::timeout || is_interrupted()) return;
        if (is_redraw(key)) return dialogue_->draw(*this);
    }
}

void KeyFront::ignore_repeat() {
    moved_on_ = true;
}

// Throws away what is typed until the keys have rested.
void KeyFront::wait_for_pause() {
    keyboard_.discard_typed();
    for (;;) {
        const Key key = read_key(pause_time);
        if (key.type == Key::Type::timeout || is_interrupted()) return;
    }
}

void KeyFront::offer(const Offer& offer) {
    if (offer.apart) blank();
    const Bindings keys = bound(offer.keys);
    out_.print(offer.grades.empty() ? key_line(keys, out_.look())
                                    : grade_line(offer.grades, keys, out_.look()));
    out_.flush();
}

void KeyFront::complain(std::string_view what) {
    say(as_sentence(what));
}

void KeyFront::refuse(const std::string&, std::string_view advice) {
    say(advice);
}

bool KeyFront::agrees(std::string_view question, std::string_view) {
    const std::string asked = fmt::format("{} y/n", question);
    say(asked);
    for (;;) {
        const Key key = read_key();
        if (is_redraw(key) || key.code == U'?') say(asked);
        if (is_interrupted() || key.code == U'n' || key.type == Key::Type::escape) return false;
        if (key.code == U'y') return true;
    }
}

void KeyFront::lend(const std::function<void()>& use) {
    out_.flush();
    keyboard_.lend(use);
}

void KeyFront::type(Act act, ui::TypedLine line) {
    if (const auto how = way_to_type(act); !how.empty()) say(how, ui::style::dim);
    for (auto typed = read_line(act, std::move(line)); typed;) {
        dialogue_->act(act, *typed, *this);
        const auto again = std::exchange(given_back_, std::nullopt);
        if (!again) return;
        typed = read_line(act, ui::TypedLine(*again));
    }
}

bool KeyFront::speaks(const Key& key, Act act, bool line_is_empty) {
    const Bindings keys = line_keys(bindings(), act);
    const bool asks_for_keys = line_is_empty && does({help}, key, Act::help);
    const bool asks_for_hint = key.code == U'\t' && act_for(keys, key) == Act::hint;
    if (is_redraw(key)) dialogue_->draw(*this);
    if (const auto how = way_to_type(act); is_redraw(key) && !how.empty()) say(how, ui::style::dim);
    if (asks_for_keys || asks_for_hint) blank();
    if (asks_for_keys) explain(keys);
    if (asks_for_hint) dialogue_->act(Act::hint, "", *this);
    return is_redraw(key) || asks_for_keys || asks_for_hint;
}

std::optional<std::string> KeyFront::read_line(Act act, ui::TypedLine line) {
    out_.exact(line.draw(out_.look()));
    for (;;) {
        const Key key = read_key();
        if (is_interrupted()) break;
        if (key.type == Key::Type::enter) {
            blank();
            return line.text();
        }
        if (speaks(key, act, line.text().empty())) {
            out_.exact(line.draw(out_.look()));
            continue;
        }
        change(line, key);
        out_.exact(line.update(out_.look()));
        if (key.type == Key::Type::escape) break;
    }
    out_.exact("\r");
    return std::nullopt;
}

}  // namespace dialogue
