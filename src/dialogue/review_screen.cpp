#include "dialogue/review_screen.hpp"

#include "dialogue/review_end.hpp"
#include "dialogue/review_keys.hpp"
#include "ui/card_view.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

using core::Session;

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
    : workspace_(workspace),
      archive_(archive),
      keyboard_(keyboard),
      session_(archive),
      screen_(workspace.context.out, keyboard, frame()) {}

CardFrame ReviewScreen::frame() {
    return {[this] { return header(); }, review_keys, [this] { return answer(); },
            [this] { return grades(); }};
}

ui::Line ReviewScreen::header() const {
    const auto progress = session_.progress();
    return ui::card_header(session_.turn().card(), progress.position, progress.total, look());
}

ui::Lines ReviewScreen::answer() const {
    return session_.turn().typed() ? ui::judged_view(session_.turn(), now().day, look())
                                   : ui::answer_view(session_.turn(), now().day, look());
}

ui::Lines ReviewScreen::grades() const {
    const core::Moment at = now();
    return grade_line(session_.preview(at), session_.turn().suggestion(), at, look());
}

void ReviewScreen::run() {
    const auto state = session_.next(now());
    if (archive_.plan().backlog)
        out().remark(backlog_text(*archive_.plan().backlog), ui::style::dim);
    if (state != Session::State::asking) return say(nothing_due_text(workspace_, archive_, now()));
    draw();
    while (!screen_.has_left()) {
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
    if (session_.new_day()) out().remark("A new study day has begun.", ui::style::dim);
    if (session_.state() != Session::State::asking) return;
    screen_.show(session_.turn());
    asked_at_ = Clock::steady();
    if (backed_up_) return;
    backed_up_ = true;
    if (const auto failure = workspace_.store.daily_backup(now().day)) say(*failure);
}

void ReviewScreen::ask() {
    while (session_.state() == Session::State::asking && !screen_.has_left())
        if (const auto pressed = screen_.next_command(); pressed && act(*pressed)) draw();
}

// True when another card, or none, is on the desk.
bool ReviewScreen::act(const CardScreen::Pressed& pressed) {
    switch (pressed.command) {
        case Command::undo:
            return undo();
        case Command::edit:
            return edit();
        case Command::suspend:
        case Command::bury:
            return put_away(pressed.command);
        case Command::quit:
            screen_.leave();
            return false;
        case Command::suggested:
        case Command::again:
        case Command::hard:
        case Command::good:
        case Command::easy:
            return grade(grade_for(pressed.command, session_.turn().suggestion()));
        default:
            screen_.act(pressed);
            return false;
    }
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

bool ReviewScreen::undo() {
    if (session_.undo_needs_consent() &&
        !screen_.yes("The newest act may be another open window's. Take it back?"))
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
        out().print(key_line(review_keys(Stage::end), look()));
        out().flush();
    };
    show();
    for (;;) {
        const ui::Key key = screen_.read_key();
        if (screen_.has_left()) return false;
        if (CardScreen::is_redraw(key)) show();
        const auto command = command_for(review_keys(Stage::end), key);
        if (command == Command::go_on) return false;
        if (command != Command::undo || !undo()) continue;
        draw();
        return true;
    }
}

}  // namespace cli
