#include "dialogue/review.hpp"

#include "dialogue/line_answer.hpp"
#include "dialogue/review_end.hpp"
#include "dialogue/review_grades.hpp"
#include "ui/card_view.hpp"

#include <fmt/format.h>

#include <utility>

namespace dialogue {
namespace {

// Acts on the card as a whole, at every stage that shows one.
Bindings with_common(Bindings own, bool on_line) {
    own.insert(own.end(), {{Act::undo, "u", "u", "undo", on_line},
                           {Act::edit, "e", "e", "edit", on_line},
                           {Act::suspend, "s", "s", "suspend", on_line},
                           {Act::bury, "b", "b", "bury", on_line},
                           {Act::quit, "q", "q", "quit", on_line}});
    return own;
}

const Bindings& retry_keys() {
    static const Bindings keys{{Act::go_on, " \n", "space", "try again"},
                               {Act::quit, "q", "q", "quit"}};
    return keys;
}

const Bindings& end_keys() {
    static const Bindings keys{{Act::undo, "u", "u", "undo"}, {Act::go_on, "q \n", "q", "quit"}};
    return keys;
}

}  // namespace

core::Turn* ReviewDialogue::turn() {
    return is_asking() ? &session_.turn() : nullptr;
}

const core::Turn* ReviewDialogue::turn() const {
    return is_asking() ? &session_.turn() : nullptr;
}

ui::Line ReviewDialogue::header(const ui::Look& look) const {
    const auto progress = session_.progress();
    return ui::card_header(turn()->card(), progress.position, progress.total, look);
}

ui::Lines ReviewDialogue::answer(const ui::Look& look) const {
    return turn()->typed() ? ui::judged_view(*turn(), now().day, look)
                           : ui::answer_view(*turn(), now().day, look);
}

std::vector<ui::Line> ReviewDialogue::grades() const {
    if (!turn()->revealed()) return {};
    const core::Moment at = now();
    return grade_groups(session_.preview(at), turn()->suggestion(), at);
}

Bindings ReviewDialogue::bindings() const {
    if (retry_) return retry_keys();
    if (!turn()) return end_keys();
    if (turn()->revealed()) return with_common(grade_keys(), true);
    Bindings keys = answer_keys(*turn());
    if (turn()->manner() == core::Manner::recall && turn()->can_type())
        keys.insert(keys.begin() + 1, {Act::open, "t", "t", "type it"});
    return with_common(std::move(keys), false);
}

std::optional<Act> ReviewDialogue::act_named(std::string_view word) const {
    if (!turn()) return std::nullopt;
    if (const auto grade = core::parse_grade(word)) return act_of(*grade);
    // Who knows the answer without seeing it grades at once; on a judged note a digit answers.
    const bool is_digit = word.size() == 1 && word.front() >= '1' && word.front() <= '4';
    if (is_digit && !turn()->revealed() && !core::is_judged(turn()->note()))
        return act_of(static_cast<core::Grade>(word.front() - '0'));
    return CardDialogue::act_named(word);
}

std::string ReviewDialogue::valid_lines() const {
    if (retry_) return "an empty line to try again, q (quit)";
    std::string valid = "1 to 4, or an empty line for the marked grade";
    if (!turn()->revealed())
        valid = (core::is_judged(turn()->note()) ? "" : "1 to 4, ") + valid_answers(*turn());
    return valid + ", again, hard, good, easy, u (undo), s (suspend), b (bury), q (quit)";
}

void ReviewDialogue::begin(Front& front) {
    session_.next(now());
    if (archive_.offer().backlog)
        front.remark(backlog_text(*archive_.offer().backlog), ui::style::dim);
    if (is_asking()) return show_drawn(front);
    front.say(nothing_due_text(workspace_, archive_, now()));
    over_ = true;
}

void ReviewDialogue::next(Front& front) {
    attempt(front, [this, &front] {
        session_.next(now());
        show_drawn(front);
    });
}

void ReviewDialogue::attempt(Front& front, std::function<void()> draw) {
    retry_ = nullptr;
    try {
        return draw();
    } catch (const store::Error& error) {
        if (error.trouble == store::Trouble::corrupt && workspace_.store.mend_derived())
            return attempt(front, std::move(draw));
        retry_ = std::move(draw);
        front.complain(
            fmt::format("no card can be shown now: {} Nothing was lost; Enter tries "
                        "again, q quits",
                        error.what()));
    }
    front.offer({{}, bindings()});
}

void ReviewDialogue::show_drawn(Front& front) {
    if (session_.new_day()) front.remark("A new study day has begun.", ui::style::dim);
    if (!is_asking()) return draw(front);
    ask(front);
    if (backed_up_) return;
    backed_up_ = true;
    if (const auto failure = workspace_.store.daily_backup(now().day)) front.complain(*failure);
}

void ReviewDialogue::draw(Front& front) {
    if (is_asking()) return CardDialogue::draw(front);
    if (retry_) return front.offer({{}, bindings()});
    show_end(front);
    front.offer({{}, bindings()});
}

void ReviewDialogue::show_end(Front& front) {
    front.blank();
    front.print([this](const ui::Look& look) {
        return end_view(session_, archive_, workspace_, now(), look);
    });
}

void ReviewDialogue::leave(Front& front) {
    if (is_asking()) show_end(front);
    over_ = true;
}

void ReviewDialogue::act(Act act, const std::string& words, Front& front) {
    if (retry_ && act == Act::answer) return front.refuse(words, "");
    if (retry_ && act == Act::go_on) return attempt(front, retry_);
    if (turn())
        if (const auto given = grade_of(act, turn()->suggestion())) return grade(*given, front);
    if (act == Act::undo) return undo(front);
    asked_to_reach_ = false;
    if (act == Act::edit) return edit(front);
    if (act == Act::suspend || act == Act::bury) return put_away(act, front);
    if (act == Act::quit || act == Act::go_on || !turn()) return leave(front);
    CardDialogue::act(act, words, front);
}

bool ReviewDialogue::written(Front& front, const std::function<bool()>& act) {
    try {
        if (!act())
            front.complain("another window answered this card meanwhile; nothing was written");
        failed_ = false;
    } catch (const store::Error& error) {
        front.complain(fmt::format("not recorded: {} Nothing was lost; {}q to quit.", error.what(),
                                   store::may_pass(error.trouble)
                                       ? fmt::format("{} to try again, or ", front.once_more())
                                       : std::string()));
        failed_ = true;
    }
    return !failed_;
}

void ReviewDialogue::grade(core::Grade grade, Front& front) {
    reveal(front);
    const core::Moment at = now();
    const auto took = since_asked();
    const auto before = session_.answered().size();
    if (!written(front, [&] { return session_.grade(grade, took, at); })) return;
    if (session_.answered().size() > before) acknowledge(grade, at, front);
    next(front);
}

void ReviewDialogue::acknowledge(core::Grade grade, const core::Moment& at, Front& front) {
    const core::Answered& last = session_.answered().back();
    front.print([&](const ui::Look& look) {
        return ui::Lines{ui::answer_line(last.card, grade, span_of(last.after, at), look)};
    });
    const int lapses = last.after.lapses;
    if (last.card.memory.lapses < lapses && core::becomes_leech(lapses))
        front.say(fmt::format("A leech: forgotten {} times. It may want other words; `ebb suspend "
                              "{}` puts it away.",
                              lapses, last.card.key),
                  ui::style::dim);
}

void ReviewDialogue::put_away(Act act, Front& front) {
    const bool suspends = act == Act::suspend;
    const core::Moment at = now();
    const core::ShownCard card = turn()->card();
    core::Written put;
    const auto write = [&] {
        put = suspends ? session_.suspend(at) : session_.bury(at);
        return !put.stale;
    };
    if (!written(front, write)) return;
    const std::string_view done = put.idle   ? "nothing to do: put away already"
                                  : suspends ? "suspended"
                                             : "buried until tomorrow";
    if (!put.stale)
        front.acknowledge(fmt::format("{}   {}", done, ui::question_in_brief(card).view()));
    next(front);
}

bool ReviewDialogue::may_undo(const core::Session::NextUndo& next, Front& front) {
    using Whose = core::Session::NextUndo::Whose;
    if (next.whose == Whose::own) return true;
    if (next.whose == Whose::perhaps_anothers)
        return front.agrees(
            "The newest act may be another open window's. Take it back?",
            "the newest act may be another open window's; `ebb undo --yes` takes it back");
    if (reaches_back_) return true;
    const std::string act =
        fmt::format("{} {}", next.act.what, next.act.keys.empty() ? "" : next.act.keys.front());
    // Who cannot be asked says it once more.
    const bool insists = std::exchange(asked_to_reach_, true) && !front.can_ask();
    reaches_back_ =
        insists ||
        front.agrees(
            fmt::format("The newest act is of before this session ({}). Take it back?", act),
            fmt::format("the newest act is of before this session ({}); `u` once more "
                        "takes it back",
                        act));
    return reaches_back_;
}

void ReviewDialogue::undo(Front& front) {
    try {
        std::optional<core::TakenBack> back;
        while (!back) {  // else another window took it back meanwhile
            const auto next = session_.next_undo();
            if (!next) return front.complain("nothing is left to be undone");
            if (!may_undo(*next, front)) return;
            back = session_.take_back(now(), next->act.row);
        }
        front.acknowledge(fmt::format("took back: {}   {}", back->what,
                                      back->keys.empty() ? "" : back->keys.front()));
    } catch (const store::Error& error) {
        return front.complain(fmt::format("not undone: {}", error.what()));
    }
    next(front);
}

}  // namespace dialogue
