#include "cli/review_screen.hpp"

#include "cli/review_end.hpp"
#include "core/judge.hpp"
#include "ui/card_view.hpp"
#include "ui/markdown.hpp"
#include "ui/terminal.hpp"
#include "ui/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace cli {
namespace {

using core::Session;
using ui::Key;

// A double tap on the key that reveals must not grade the card.
constexpr core::Milliseconds guard_time{250};

// The screen is another one, or was in other hands: what stands on it is to be drawn again.
bool is_redraw(const Key& key) {
    return key.type == Key::Type::resize || key.type == Key::Type::resumed;
}

core::Grade grade_for(Command command, core::Grade suggestion) {
    switch (command) {
        case Command::again:
            return core::Grade::again;
        case Command::hard:
            return core::Grade::hard;
        case Command::good:
            return core::Grade::good;
        case Command::easy:
            return core::Grade::easy;
        default:
            return suggestion;
    }
}

}  // namespace

ReviewScreen::ReviewScreen(Workspace& workspace, StoreArchive& archive, ui::Keyboard& keyboard)
    : workspace_(workspace), archive_(archive), keyboard_(keyboard), session_(archive) {}

void ReviewScreen::say(std::string_view text, ui::Style style) {
    out().say(text, style);
    out().flush();
}

void ReviewScreen::run() {
    const auto state = session_.next(now());
    if (archive_.plan().backlog) say(backlog_text(*archive_.plan().backlog), ui::style::dim);
    if (state != Session::State::asking) return say(nothing_due_text(workspace_, archive_, now()));
    draw();
    while (!leaving_) {
        if (session_.state() == Session::State::asking)
            ask();
        else if (!show_end())
            return;
    }
    out().blank();
    out().print(end_view(session_, archive_, workspace_, now(), look()));
    out().flush();
}

// Shows the card on the desk, from its question.
void ReviewScreen::draw() {
    if (session_.new_day()) say("A new study day has begun.", ui::style::dim);
    if (session_.state() != Session::State::asking) return;
    show_question();
    asked_at_ = Clock::steady();
    if (backed_up_) return;
    backed_up_ = true;
    if (const auto failure = workspace_.store.daily_backup(now().day)) say(*failure);
}

// What stands on the screen, once more.
void ReviewScreen::redraw() {
    show_question();
    if (session_.turn().revealed()) show_answer();
}

void ReviewScreen::ask() {
    while (session_.state() == Session::State::asking && !leaving_)
        if (handle(read_key())) draw();
}

// Every key comes this way, so that no change of the screen's size is missed.
Key ReviewScreen::read_key(std::optional<core::Milliseconds> limit) {
    const Key key = keyboard_.read(limit);
    if (is_redraw(key))
        if (const auto size = ui::terminal_size(STDOUT_FILENO)) out().set_size(*size);
    if (key.type == Key::Type::end_of_input) leaving_ = true;
    return key;
}

// True when another card, or none, is on the desk.
bool ReviewScreen::handle(const Key& key) {
    if (leaving_) return false;
    if (is_redraw(key)) {
        redraw();
        return false;
    }
    const auto command = command_for(stage_of(session_.turn()), key);
    return command && act(*command, key);
}

bool ReviewScreen::act(Command command, const Key& key) {
    switch (command) {
        case Command::undo:
            return undo();
        case Command::edit:
            return edit();
        case Command::suspend:
        case Command::bury:
            return put_away(command);
        case Command::quit:
            leaving_ = true;
            return false;
        case Command::help:
            out().print(key_help(stage_of(session_.turn()), look()));
            out().flush();
            return false;
        case Command::suggested:
        case Command::again:
        case Command::hard:
        case Command::good:
        case Command::easy:
            return grade(grade_for(command, session_.turn().suggestion()));
        default:
            return act_on_question(command, key);
    }
}

bool ReviewScreen::act_on_question(Command command, const Key& key) {
    core::Turn& turn = session_.turn();
    switch (command) {
        case Command::hint:
            if (turn.show_hint())
                say("hint: " + turn.note().hints[static_cast<std::size_t>(turn.hints_shown() - 1)],
                    ui::style::dim);
            break;
        case Command::reveal:
            turn.reveal();
            break;
        case Command::pick:
            if (turn.pick(static_cast<std::size_t>(key.code - U'1')) && turn.wants_several()) {
                out().print(ui::picked_line(turn));
                out().flush();
            }
            break;
        case Command::submit:
            turn.submit();
            break;
        case Command::type:
            read_estimate(key.code);
            break;
        case Command::point:
            turn.show_point();
            show_point();
            break;
        case Command::had:
        case Command::missed:
            turn.judge_point(command == Command::had);
            if (!turn.revealed())
                say(command == Command::had ? "     had it; space shows the next point"
                                            : "     missed; space shows the next point",
                    ui::style::dim);
            break;
        default:
            break;
    }
    if (turn.revealed()) show_answer();
    return false;
}

void ReviewScreen::show_question() {
    const auto progress = session_.progress();
    out().blank();
    out().print(ui::card_header(session_.turn().card(), progress.position, progress.total, look()));
    explained_.clear();
    print_paged([this] { return ui::question_view(session_.turn(), look()); });
    out().blank();
    show_keys();
}

// Once for each stage of a card: points would else be lost among their keys.
void ReviewScreen::show_keys() {
    const core::Turn& turn = session_.turn();
    if (explained_.insert(stage_of(turn)).second) out().print(key_line(turn, look()));
    out().flush();
}

void ReviewScreen::show_point() {
    const core::Turn& turn = session_.turn();
    out().print(ui::point_view(turn, turn.points_shown() - 1, look()));
    show_keys();
}

void ReviewScreen::show_answer() {
    const core::Turn& turn = session_.turn();
    out().blank();
    print_paged([&] { return ui::answer_view(turn, now().day, look()); });
    out().blank();
    out().print(grade_line(session_.preview(now()), turn.suggestion(), now(), look()));
    out().flush();
    guard();
}

// Throws away what was typed before the answer could be read, and for a moment after.
void ReviewScreen::guard() {
    keyboard_.discard_typed();
    const auto until = Clock::steady() + guard_time;
    for (auto left = guard_time; left.count() > 0; left = until - Clock::steady()) {
        const Key key = read_key(left);
        if (key.type == Key::Type::timeout || leaving_) return;
        if (is_redraw(key)) return redraw();
    }
}

// A screenful at a time; from its beginning where the screen becomes another one meanwhile.
void ReviewScreen::print_paged(const std::function<ui::Lines()>& view) {
    const ui::Lines lines = view();
    const auto page = static_cast<std::size_t>(std::max(look().height - 3, 5));
    for (std::size_t at = 0; at < lines.size(); at += page) {
        const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(at);
        const auto end =
            lines.begin() + static_cast<std::ptrdiff_t>(std::min(at + page, lines.size()));
        out().print(ui::Lines(begin, end));
        if (at + page >= lines.size()) return;
        say("  more: space", ui::style::dim);
        for (;;) {
            const Key key = read_key();
            if (is_redraw(key)) {
                out().blank();
                return print_paged(view);
            }
            if (key.code == U'q') leaving_ = true;
            if (leaving_) return;
            if (key.type == Key::Type::enter || key.code == U' ') break;
        }
    }
}

// A line typed after its first character: Enter ends it, Esc empties it, and then letters are
// commands again.
void ReviewScreen::read_estimate(char32_t first) {
    std::string typed(1, static_cast<char>(first));
    const std::string unit = session_.turn().note().unit;
    const auto show = [&] {
        out().exact("\r  " + typed);
        out().flush();
    };
    const auto erase = [&](std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) out().exact("\b \b");
        out().flush();
    };
    show();
    while (!typed.empty()) {
        const Key key = read_key();
        if (leaving_) break;
        if (is_redraw(key)) {
            redraw();
            show();
        } else if (key.type == Key::Type::backspace) {
            typed.pop_back();
            erase(1);
        } else if (key.type == Key::Type::escape) {
            erase(std::exchange(typed, {}).size());
        } else if (key.type == Key::Type::character && key.code >= U' ' && key.code < 0x7F) {
            typed += static_cast<char>(key.code);
            show();
        } else if (key.type == Key::Type::enter) {
            out().blank();
            if (session_.turn().estimate(typed)) return;
            say(unit.empty()
                    ? "That is no number. Try again, or press Enter if you don't know."
                    : fmt::format("That is no number of {}. Try again, or press Enter if you "
                                  "don't know.",
                                  unit));
            return;
        }
    }
    out().exact("\r");
    out().flush();
}

// Runs an act that writes. When the database cannot take it the card stays, with the reason.
template <typename Act>
bool ReviewScreen::written(Act act) {
    try {
        if (act()) return true;
        say("Another window answered this card meanwhile; nothing was written.", ui::style::dim);
        return true;
    } catch (const store::Error& error) {
        say(
            fmt::format("Not recorded: {} Nothing was lost; press the key again to try again, or q "
                        "to quit.",
                        error.what()));
        return false;
    }
}

bool ReviewScreen::grade(core::Grade grade) {
    const core::Moment at = now();
    const auto took = Clock::steady() - asked_at_;
    const auto before = session_.answered().size();
    if (!written([&] { return session_.grade(grade, took, at); })) return false;
    if (session_.answered().size() > before) {
        const core::Answered& last = session_.answered().back();
        const core::Outcome outcome{last.after, {}};
        out().print(ui::answer_line(last.card, grade, span_of(outcome, at), look()));
        if (grade == core::Grade::again && last.card.memory.lapses < last.after.lapses &&
            core::becomes_leech(last.after.lapses))
            out().say(fmt::format("A leech: forgotten {} times. It may want other words; `ebb "
                                  "suspend {}` puts it away.",
                                  last.after.lapses, last.card.key),
                      ui::style::dim);
    }
    session_.next(now());
    return true;
}

bool ReviewScreen::put_away(Command command) {
    const core::Moment at = now();
    const core::ShownCard card = session_.turn().card();
    const bool suspend = command == Command::suspend;
    bool done = false;
    if (!written([&] { return done = suspend ? session_.suspend(at) : session_.bury(at); }))
        return false;
    if (done)
        out().line(fmt::format("{}   {}", suspend ? "suspended" : "buried until tomorrow",
                               ui::question_in_brief(card).view()));
    session_.next(now());
    return true;
}

bool ReviewScreen::yes(std::string_view question) {
    say(fmt::format("{} y/n", question));
    for (;;) {
        const Key key = read_key();
        if (is_redraw(key)) say(fmt::format("{} y/n", question));
        if (leaving_ || key.code == U'n' || key.type == Key::Type::escape) return false;
        if (key.code == U'y') return true;
    }
}

bool ReviewScreen::undo() {
    if (session_.undo_needs_consent() &&
        !yes("The newest act may be another open window's. Take it back?"))
        return false;
    try {
        const auto back = session_.undo(now());
        if (back)
            say(fmt::format("Took back: {}   {}", back->what,
                            back->keys.empty() ? "" : back->keys.front()));
        else
            say("Nothing is left to be undone.");
        return back.has_value();
    } catch (const store::Error& error) {
        say(fmt::format("Not undone: {}", error.what()));
        return false;
    }
}

bool ReviewScreen::show_end() {
    const auto show = [this] {
        out().blank();
        out().print(end_view(session_, archive_, workspace_, now(), look()));
        out().blank();
        out().print(end_key_line(look()));
        out().flush();
    };
    show();
    for (;;) {
        const Key key = read_key();
        if (leaving_) return false;
        if (is_redraw(key)) show();
        const auto command = command_for(Stage::end, key);
        if (command == Command::go_on) return false;
        if (command != Command::undo || !undo()) continue;
        draw();
        return true;
    }
}

}  // namespace cli
