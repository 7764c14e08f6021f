#include "dialogue/card_screen.hpp"

#include "app/clock.hpp"
#include "base/text/unicode.hpp"
#include "dialogue/card_lines.hpp"
#include "ui/card_view.hpp"
#include "ui/typed_line.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cli {
namespace {

using ui::Key;

std::string as_utf8(char32_t code) {
    std::string text;
    base::append_utf8(text, code);
    return text;
}

// A double tap on the key that reveals must not grade the card.
constexpr core::Milliseconds guard_time{250};
constexpr core::Milliseconds pause_time{500};

}  // namespace

// The screen is another one, or was in other hands: what stands on it is to be drawn again.
bool CardScreen::is_redraw(const Key& key) {
    return key.type == Key::Type::resize || key.type == Key::Type::resumed;
}

void CardScreen::say(std::string_view text, ui::Style style) {
    out_.say(text, style);
    out_.flush();
}

Key CardScreen::read_key(std::optional<core::Milliseconds> limit) {
    const bool timed = deadline_ && turn_ && !turn_->revealed();
    if (timed) {
        const auto left = std::max(*deadline_ - Clock::steady(), core::Milliseconds{0});
        limit = std::min(limit.value_or(left), left);
    }
    const Key key = keyboard_.read(limit);
    if (is_redraw(key)) out_.fit_terminal();
    if (key.type == Key::Type::end_of_input) left_ = true;
    if (timed && key.type == Key::Type::timeout && Clock::steady() >= *deadline_)
        time_is_up_ = true;
    return key;
}

void CardScreen::show(core::Turn& turn) {
    turn_ = &turn;
    shown_at_ = Clock::steady();
    took_.reset();
    show_question();
}

void CardScreen::redraw() {
    show_question();
    if (turn_->revealed()) show_answer();
}

core::Milliseconds CardScreen::took() const {
    return took_.value_or(Clock::steady() - shown_at_);
}

std::optional<CardScreen::Pressed> CardScreen::next_command() {
    if (is_over()) return std::nullopt;
    const Key key = read_key();
    if (is_over()) return std::nullopt;
    if (is_redraw(key)) {
        redraw();
        return std::nullopt;
    }
    const auto command = command_for(frame_.keys(stage_of(*turn_)), key);
    if (!command) return std::nullopt;
    return Pressed{*command, key};
}

void CardScreen::act(const Pressed& pressed) {
    if (pressed.command == Command::help) {
        out_.print(key_help(frame_.keys(stage_of(*turn_)), look()));
        return out_.flush();
    }
    answer(pressed);
    if (!turn_->revealed()) return;
    if (!took_) took_ = Clock::steady() - shown_at_;
    show_answer();
}

void CardScreen::answer(const Pressed& pressed) {
    switch (pressed.command) {
        case Command::hint:
            return show_hint();
        case Command::reveal:
            return turn_->reveal();
        case Command::pick:
            return pick(static_cast<std::size_t>(pressed.key.code - U'1'));
        case Command::submit:
            return turn_->submit();
        case Command::type:
            return turn_->manner() == core::Manner::number ? read_estimate(pressed.key.code)
                                                           : read_answer(pressed.key.code);
        case Command::open:
            return open_line();
        case Command::point:
            turn_->show_point();
            return show_point();
        case Command::had:
        case Command::missed:
            return judge_point(pressed.command == Command::had);
        default:
            return;
    }
}

void CardScreen::show_hint() {
    if (turn_->show_hint()) say(hint_text(*turn_), ui::style::dim);
}

void CardScreen::pick(std::size_t index) {
    if (!turn_->pick(index) || !turn_->wants_several()) return;
    out_.print(ui::picked_line(*turn_));
    out_.flush();
}

void CardScreen::judge_point(bool had) {
    turn_->judge_point(had);
    if (turn_->revealed()) return;
    say(had ? "     had it; space shows the next point" : "     missed; space shows the next point",
        ui::style::dim);
}

void CardScreen::show_question() {
    out_.blank();
    out_.print(frame_.header());
    explained_.clear();
    print_paged([this] { return ui::question_view(*turn_, look()); });
    out_.blank();
    show_keys();
}

// Once for each stage of a card: points would else be lost among their keys.
void CardScreen::show_keys() {
    const Stage stage = stage_of(*turn_);
    if (explained_.insert(stage).second) out_.print(key_line(frame_.keys(stage), *turn_, look()));
    out_.flush();
}

void CardScreen::show_point() {
    out_.print(ui::point_view(*turn_, turn_->points_shown() - 1, look()));
    show_keys();
}

void CardScreen::show_answer() {
    out_.blank();
    print_paged(frame_.answer);
    out_.blank();
    out_.print(frame_.below_answer());
    out_.flush();
    guard();
}

// Throws away what was typed before the answer could be read, and for a moment after.
void CardScreen::guard() {
    keyboard_.discard_typed();
    const auto until = Clock::steady() + guard_time;
    for (auto left = guard_time; left.count() > 0; left = until - Clock::steady()) {
        const Key key = read_key(left);
        if (key.type == Key::Type::timeout || left_) return;
        if (is_redraw(key)) return redraw();
    }
}

void CardScreen::wait_for_pause() {
    keyboard_.discard_typed();
    for (;;) {
        const Key key = keyboard_.read(pause_time);
        if (is_redraw(key)) out_.fit_terminal();
        if (key.type == Key::Type::end_of_input) left_ = true;
        if (key.type == Key::Type::timeout || left_) return;
    }
}

void CardScreen::print_paged(const std::function<ui::Lines()>& view) {
    const ui::Lines lines = view();
    const auto page = static_cast<std::size_t>(std::max(look().height - 3, 5));
    for (std::size_t at = 0; at < lines.size(); at += page) {
        const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(at);
        const auto end =
            lines.begin() + static_cast<std::ptrdiff_t>(std::min(at + page, lines.size()));
        out_.print(ui::Lines(begin, end));
        if (at + page >= lines.size()) return;
        if (!wait_for_more()) {
            out_.blank();
            return print_paged(view);
        }
        if (is_over()) return;
    }
}

// False where the screen has become another one.
bool CardScreen::wait_for_more() {
    say("  more: space", ui::style::dim);
    for (;;) {
        const Key key = read_key();
        if (is_redraw(key)) return false;
        if (key.code == U'q') left_ = true;
        if (is_over() || key.type == Key::Type::enter || key.code == U' ') return true;
    }
}

std::optional<std::string> CardScreen::read_line(std::string begin) {
    TypedLine line(std::move(begin));
    out_.exact(line.draw(look()));
    out_.flush();
    do {
        const Key key = read_key();
        if (is_over()) break;
        if (key.type == Key::Type::enter) {
            out_.blank();
            return line.text();
        }
        if (key.type == Key::Type::backspace) line.take_back();
        if (key.type == Key::Type::escape) line.clear();
        if (key.type == Key::Type::character) line.add(key.code);
        if (is_redraw(key)) redraw();
        out_.exact(is_redraw(key) ? line.draw(look()) : line.update(look()));
        out_.flush();
    } while (!line.text().empty());
    out_.exact("\r");
    out_.flush();
    return std::nullopt;
}

void CardScreen::read_estimate(char32_t first) {
    const auto typed = read_line(as_utf8(first));
    if (!typed || turn_->estimate(*typed)) return;
    const std::string& unit = turn_->note().unit;
    const std::string of_unit = unit.empty() ? "" : " of " + unit;
    say(fmt::format("That is no number{}. Try again, or press Enter if you don't know.", of_unit));
}

void CardScreen::read_answer(char32_t first) {
    if (const auto typed = read_line(as_utf8(first))) turn_->type(*typed);
}

void CardScreen::open_line() {
    if (!turn_->can_type()) return;
    say("  Type the answer; Esc goes back.", ui::style::dim);
    if (const auto typed = read_line("")) turn_->type(*typed);
}

bool CardScreen::yes(std::string_view question) {
    say(fmt::format("{} y/n", question));
    for (;;) {
        const Key key = read_key();
        if (is_redraw(key)) say(fmt::format("{} y/n", question));
        if (left_ || key.code == U'n' || key.type == Key::Type::escape) return false;
        if (key.code == U'y') return true;
    }
}

}  // namespace cli
