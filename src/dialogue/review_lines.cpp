#include "dialogue/review_lines.hpp"

#include "dialogue/card_lines.hpp"
#include "dialogue/review_end.hpp"
#include "dialogue/review_keys.hpp"
#include "ui/card_view.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

using core::Session;

// "1" to "4".
std::optional<core::Grade> grade_by_digit(const std::string& line) {
    if (line.size() != 1 || line[0] < '1' || line[0] > '4') return std::nullopt;
    return static_cast<core::Grade>(line[0] - '0');
}

// What a line may be at this stage, for whoever typed something else.
std::string valid_lines(const core::Turn& turn) {
    std::string valid = "1 to 4, or an empty line for the marked grade";
    if (!turn.revealed()) valid = (turn.card().is_judged() ? "" : "1 to 4, ") + valid_answers(turn);
    return valid + ", again, hard, good, easy, u (undo), s (suspend), b (bury), q (quit)";
}

}  // namespace

ReviewLines::ReviewLines(Workspace& workspace, StoreArchive& archive, int input)
    : workspace_(workspace), archive_(archive), session_(archive), reader_(input) {}

void ReviewLines::run() {
    const auto state = session_.next(now());
    if (archive_.plan().backlog)
        out().remark(backlog_text(*archive_.plan().backlog), ui::style::dim);
    if (state != Session::State::asking) {
        out().say(nothing_due_text(workspace_, archive_, now()));
        return out().flush();
    }
    draw();
    while (!leaving_) {
        if (session_.state() == Session::State::asking)
            ask();
        else
            end();
        out().flush();
    }
}

void ReviewLines::ask() {
    const auto line = reader_.next();
    if (!line) return end();
    if (!act(*line)) return;
    session_.next(now());
    draw();
}

// The end screen; one more line may take the last act back.
void ReviewLines::end() {
    if (!session_.answered().empty()) {
        out().blank();
        out().print(end_view(session_, archive_, workspace_, now(), look()));
        out().flush();
    }
    leaving_ = leaving_ || reader_.next() != "u" || !undo();
}

void ReviewLines::draw() {
    if (session_.new_day()) out().remark("A new study day has begun.", ui::style::dim);
    if (session_.state() != Session::State::asking) return;
    const auto progress = session_.progress();
    out().blank();
    out().print(ui::card_header(session_.turn().card(), progress.position, progress.total, look()));
    out().print(ui::question_view(session_.turn(), look()));
    out().flush();
    asked_at_ = Clock::steady();
    if (backed_up_) return;
    backed_up_ = true;
    if (const auto failure = workspace_.store.daily_backup(now().day)) complain(*failure);
}

void ReviewLines::refuse(const std::string& line) {
    complain(refusal(line, valid_lines(session_.turn()), look()));
}

void ReviewLines::complain(const std::string& line) {
    out().flush();
    workspace_.context.err.say("ebb: " + line);
    workspace_.context.err.flush();
}

// True when the next card is to be drawn.
bool ReviewLines::act(const std::string& line) {
    if (line == "q") {
        leaving_ = true;
        end();
        return false;
    }
    if (line == "u") {
        undo();
        return false;
    }
    if (line == "s" || line == "b") {
        put_away(line == "s");
        return true;
    }
    return act_on_card(line);
}

bool ReviewLines::act_on_card(const std::string& line) {
    core::Turn& turn = session_.turn();
    if (const auto grade_word = core::parse_grade(line)) {
        if (!turn.revealed()) {
            turn.reveal();
            show_answer();
        }
        grade(*grade_word);
        return true;
    }
    if (!turn.revealed()) return answer_question(line);
    const auto digit = grade_by_digit(line);
    if (!digit && !line.empty()) {
        refuse(line);
        return false;
    }
    grade(digit.value_or(turn.suggestion()));
    return true;
}

bool ReviewLines::answer_question(const std::string& line) {
    core::Turn& turn = session_.turn();
    if (const auto digit = grade_by_digit(line); digit && !turn.card().is_judged()) {
        turn.reveal();
        show_answer();
        grade(*digit);
        return true;
    }
    switch (take_line(turn, line)) {
        case LineTaken::answer:
            show_answer();
            break;
        case LineTaken::hint:
            out().say(hint_text(turn));
            break;
        case LineTaken::nothing:
            refuse(line);
    }
    return false;
}

void ReviewLines::show_answer() {
    const core::Turn& turn = session_.turn();
    out().blank();
    out().print(turn.typed() ? ui::judged_view(turn, now().day, look())
                             : ui::answer_view(turn, now().day, look()));
    out().blank();
    const core::Preview preview = session_.preview(now());
    std::string grades;
    for (const core::Grade grade : core::all_grades) {
        const bool marked = grade == turn.suggestion();
        grades += fmt::format("{}{}{} {} {}{}", grades.empty() ? "" : "  ", marked ? "[" : "",
                              static_cast<int>(grade), core::to_string(grade),
                              span_of(preview[grade], now()), marked ? "]" : "");
    }
    out().line(grades);
}

void ReviewLines::grade(core::Grade grade) {
    const core::Moment at = now();
    if (!session_.grade(grade, Clock::steady() - asked_at_, at))
        return complain("another window answered this card meanwhile; nothing was written");
    const core::Answered& last = session_.answered().back();
    out().print(ui::answer_line(last.card, grade, span_of({last.after, {}}, at), look()));
}

void ReviewLines::put_away(bool suspend) {
    const core::ShownCard card = session_.turn().card();
    if (!(suspend ? session_.suspend(now()) : session_.bury(now())))
        return complain("another window answered this card meanwhile; nothing was written");
    out().line(fmt::format("{}   {}", suspend ? "suspended" : "buried until tomorrow",
                           ui::question_in_brief(card).view()));
}

bool ReviewLines::undo() {
    if (session_.undo_needs_consent()) {
        complain("the newest act may be another open window's; `ebb undo --yes` takes it back");
        return false;
    }
    const auto back = session_.undo(now());
    if (!back) {
        complain("nothing is left to be undone");
        return false;
    }
    out().line(fmt::format("took back: {}   {}", back->what,
                           back->keys.empty() ? "" : back->keys.front()));
    draw();
    return true;
}

}  // namespace cli
