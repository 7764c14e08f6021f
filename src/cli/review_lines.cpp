#include "cli/review_lines.hpp"

#include "cli/review_end.hpp"
#include "cli/review_keys.hpp"
#include "core/unicode.hpp"
#include "ui/card_view.hpp"
#include "ui/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <unistd.h>

namespace cli {
namespace {

using core::Session;

constexpr std::size_t longest_line = 64 * 1024;
constexpr int longest_echo = 40;  // columns of a line that is no answer

// "1" to "4".
std::optional<core::Grade> grade_by_digit(const std::string& line) {
    if (line.size() != 1 || line[0] < '1' || line[0] > '4') return std::nullopt;
    return static_cast<core::Grade>(line[0] - '0');
}

// What a line may be at this stage, for whoever typed something else.
std::string valid_lines(const core::Turn& turn) {
    std::string valid;
    if (turn.revealed()) {
        valid = "1 to 4, or an empty line for the marked grade";
    } else {
        switch (turn.note().kind) {
            case core::Kind::choice:
                valid = fmt::format("digits from 1 to {}", turn.options().size());
                break;
            case core::Kind::number:
                valid = turn.note().unit.empty()
                            ? "a number"
                            : fmt::format("a number, with or without {}", turn.note().unit);
                break;
            case core::Kind::points:
                valid = fmt::format("up to {} letters y or n, one for each point",
                                    turn.note().points.size());
                break;
            default:
                valid = "1 to 4";
        }
        valid += ", an empty line or show";
        if (turn.hints_shown() < static_cast<int>(turn.note().hints.size())) valid += ", h (hint)";
    }
    return valid + ", again, hard, good, easy, u (undo), s (suspend), b (bury), q (quit)";
}

}  // namespace

ReviewLines::ReviewLines(Workspace& workspace, StoreArchive& archive, int input)
    : workspace_(workspace), archive_(archive), session_(archive), input_(input) {}

std::optional<std::string> ReviewLines::read_line() {
    for (;;) {
        auto end = pending_.find('\n');
        if (skipping_) {  // the rest of a line that was too long to be an answer
            skipping_ = end == std::string::npos;
            pending_.erase(0, skipping_ ? pending_.size() : end + 1);
            end = pending_.find('\n');
        }
        if (end != std::string::npos || (at_end_ && !pending_.empty()) ||
            pending_.size() > longest_line) {
            skipping_ = end == std::string::npos && !at_end_;
            std::string line = pending_.substr(0, end);
            pending_.erase(0, end == std::string::npos ? pending_.size() : end + 1);
            return core::normalised(line);
        }
        if (at_end_) return std::nullopt;
        std::array<char, 4096> bytes{};
        const auto count = ::read(input_, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) at_end_ = true;
        if (count > 0) pending_.append(bytes.data(), static_cast<std::size_t>(count));
    }
}

void ReviewLines::run() {
    const auto state = session_.next(now());
    if (archive_.plan().backlog) out().say(backlog_text(*archive_.plan().backlog), ui::style::dim);
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
    const auto line = read_line();
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
    leaving_ = leaving_ || read_line() != "u" || !undo();
}

void ReviewLines::draw() {
    if (session_.new_day()) out().say("A new study day has begun.", ui::style::dim);
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
    const ui::SafeText shown = ui::shorten(ui::SafeText::line(line), longest_echo, look());
    complain(fmt::format("`{}` is no answer here; valid are {}", shown.view(),
                         valid_lines(session_.turn())));
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
    const auto digit = grade_by_digit(line);
    if (line.empty() || line == "show") {
        turn.reveal();
        show_answer();
        return false;
    }
    if (!turn.card().is_judged() && digit) {
        turn.reveal();
        show_answer();
        grade(*digit);
        return true;
    }
    const bool hint = line == "h" && turn.show_hint();
    if (hint) {
        out().say("hint: " + turn.note().hints[static_cast<std::size_t>(turn.hints_shown() - 1)]);
        return false;
    }
    const auto kind = turn.note().kind;
    const bool taken = (kind == core::Kind::choice && pick(line)) ||
                       (kind == core::Kind::number && turn.estimate(line)) ||
                       (kind == core::Kind::points && give_points(line));
    if (taken)
        show_answer();
    else
        refuse(line);
    return false;
}

// "2", or "1 3" and "13" where several are right.
bool ReviewLines::pick(const std::string& line) {
    core::Turn& turn = session_.turn();
    std::vector<std::size_t> picks;
    for (const char c : line) {
        if (c == ' ' || c == ',') continue;
        const auto index = static_cast<std::size_t>(c - '1');
        const bool twice = std::find(picks.begin(), picks.end(), index) != picks.end();
        if (c < '1' || c > '9' || index >= turn.options().size() || twice) return false;
        picks.push_back(index);
    }
    if (picks.empty() || (picks.size() > 1 && !turn.wants_several())) return false;
    for (const auto index : picks) turn.pick(index);
    turn.submit();
    return true;
}

bool ReviewLines::give_points(const std::string& line) {
    core::Turn& turn = session_.turn();
    if (line.size() > turn.note().points.size() ||
        line.find_first_not_of("yn") != std::string::npos)
        return false;
    for (const char c : line) {
        turn.show_point();
        turn.judge_point(c == 'y');
    }
    turn.reveal();
    return true;
}

void ReviewLines::show_answer() {
    const core::Turn& turn = session_.turn();
    out().blank();
    out().print(ui::answer_view(turn, now().day, look()));
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
