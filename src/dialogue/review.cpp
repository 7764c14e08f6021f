#include "dialogue/review.hpp"

#include "dialogue/day_text.hpp"
#include "dialogue/line/answer.hpp"
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
                           {Act::add, "a", "a", "add a note", false},
                           {Act::quit, "q", "q", "quit", on_line},
                           redraw});
    return own;
}

const Bindings& retry_keys() {
    static const Bindings keys{{Act::go_on, " \n", "space", "try again"},
                               {Act::quit, "q", "q", "quit"}};
    return keys;
}

const Bindings& end_keys() {
    static const Bindings keys{{Act::undo, "u", "u", "undo"},
                               {Act::go_on, "q \n", "q", "quit"},
                               {Act::help, "?", "?", "keys", false},
                               redraw};
    return keys;
}

}  // namespace

core::Turn* ReviewDialogue::turn() {
    return is_asking() && !broken_ ? &session_.turn() : nullptr;
}

const core::Turn* ReviewDialogue::turn() const {
    return is_asking() && !broken_ ? &session_.turn() : nullptr;
}

ui::Line ReviewDialogue::header(const ui::Look& look) const {
    const core::QueueCounts left = session_.left(now());
    return ui::card_header(
        turn()->card(),
        fmt::format("{} new  {} learning  {} review", left.fresh, left.learning, left.reviews),
        look);
}

ui::Lines ReviewDialogue::answer(const ui::Look& look) const {
    return turn()->typed() ? ui::judged_view(*turn(), now().day, look)
                           : ui::answer_view(*turn(), now().day, look);
}

std::vector<ui::Line> ReviewDialogue::grades(const Front& front) const {
    if (!turn()->revealed()) return {};
    const core::Moment at = now();
    return grade_groups(session_.preview(at), turn()->suggestion(), at, front.bound(grade_keys()));
}

Bindings ReviewDialogue::bindings() const {
    if (retry_) return retry_keys();
    if (broken_) return broken_keys();
    if (!turn()) return end_keys();
    if (turn()->revealed()) {
        Bindings keys = grade_keys();
        const Bindings more = answer_shown_keys(*turn());
        keys.insert(keys.end(), more.begin(), more.end());
        return with_common(std::move(keys), true);
    }
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
        front.remark(backlog_text(*archive_.offer().backlog, archive_.request().query),
                     ui::style::dim);
    if (archive_.offer().has_capped) front.remark(capped_text(), ui::style::dim);
    if (archive_.request().by_name)
        if (const auto kept = kept_back_text(workspace_, archive_.request().query); !kept.empty())
            front.remark(kept, ui::style::dim);
    if (is_asking()) return show_drawn(front);
    front.say(nothing_due_text(workspace_, archive_.request().query));
    if (archive_.request().ahead_days > 0)
        front.remark("A note that was answered today is not looked at ahead of its day.");
    over_ = true;
}

void ReviewDialogue::next(Front& front) {
    front.ignore_repeat();
    draw_next(front);
}

void ReviewDialogue::draw_next(Front& front) {
    attempt(front, [this, &front] {
        session_.next(now());
        show_drawn(front);
    });
}

bool ReviewDialogue::is_mended(const store::Error& error) {
    return error.trouble == store::Trouble::corrupt && workspace_.store.mend_derived();
}

void ReviewDialogue::attempt(Front& front, std::function<void()> draw) {
    retry_ = nullptr;
    try {
        return draw();
    } catch (const store::Error& error) {
        if (is_mended(error)) return attempt(front, std::move(draw));
        retry_ = std::move(draw);
        front.complain(
            fmt::format("no card can be shown now: {} Nothing was lost; Enter tries "
                        "again, {} quits",
                        error.what(), name_of(front.bound(bindings()), Act::quit)));
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
    workspace_.keep_texts();
}

void ReviewDialogue::draw(Front& front) {
    if (broken_) return draw_broken(front);
    if (is_asking()) return CardDialogue::draw(front);
    if (retry_) return front.offer({{}, bindings()});
    show_end(front);
    front.offer({{}, bindings()});
}

void ReviewDialogue::show_end(Front& front) {
    front.blank();
    front.print([this](const ui::Look& look) {
        return end_view(session_, archive_.scope(), workspace_, look);
    });
}

void ReviewDialogue::leave(Front& front) {
    if (is_asking()) show_end(front);
    over_ = true;
}

void ReviewDialogue::act(Act act, const std::string& words, Front& front) {
    if (retry_ && act == Act::answer) return front.refuse(words, "");
    if (retry_ && act == Act::go_on) return attempt(front, retry_);
    if (broken_) return act_on_broken(act, front);
    if (turn())
        if (const auto given = grade_of(act, turn()->suggestion())) return grade(*given, front);
    if (act == Act::undo) return undo(front);
    asked_to_reach_ = false;
    if (act == Act::edit) return edit(front);
    if (act == Act::add && turn()) return pen_.add(words, turn()->card(), front);
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
        if (is_mended(error)) return written(front, act);
        const auto again = store::may_pass(error.trouble)
                               ? fmt::format("{} to try again, or ", front.once_more())
                               : std::string();
        front.complain(fmt::format("not recorded: {} Nothing was lost; {}{} to quit.", error.what(),
                                   again, name_of(front.bound(bindings()), Act::quit)));
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
        return ui::Lines{ui::answer_line(last.card, grade, span_of(last.written.memory, at), look)};
    });
    const int lapses = last.written.memory.lapses;
    if (last.card.state.memory.lapses < lapses && core::becomes_leech(lapses))
        front.say(fmt::format("A leech: forgotten {} times. {} brings it back; then {}.", lapses,
                              name_of(front.bound(bindings()), Act::undo), leech_keys(front)),
                  ui::style::dim);
}

// By which keys a card is helped that is forgotten again and again.
std::string ReviewDialogue::leech_keys(const Front& front) const {
    const std::string suspends =
        fmt::format("{} suspends it", name_of(front.bound(bindings()), Act::suspend));
    if (!front.has_keys()) return suspends;
    return fmt::format("{} edits it, {}", name_of(front.bound(bindings()), Act::edit), suspends);
}

void ReviewDialogue::add_remarks(Front& front) {
    const int lapses = turn()->card().state.memory.lapses;
    if (core::is_leech(lapses))
        front.say(fmt::format("  leech: lapsed {} times; {}", lapses, leech_keys(front)),
                  ui::style::dim);
    // Not by lines: a script would take it for a complaint, or for a part of the answer.
    if (!front.has_keys() || workspace_.store.counts().last_day()) return;
    if (grades_told_at_.value_or(turn()->card().no) != turn()->card().no) return;
    grades_told_at_ = turn()->card().no;
    front.remark("  again: not known; hard: with effort; good: known; easy: at once",
                 ui::style::dim);
    front.remark(
        fmt::format("  {} gives the marked one", name_of(front.bound(bindings()), Act::suggested)),
        ui::style::dim);
}

void ReviewDialogue::acknowledge(std::string_view done, const core::ShownCard& card,
                                 Front& front) const {
    front.print([&](const ui::Look& look) {
        return ui::Lines{ui::act_line({{ui::SafeText::line(done), {}}}, card, look)};
    });
}

void ReviewDialogue::acknowledge(const core::TakenBack& back, Front& front) {
    const std::string done = fmt::format("took back: {}", back.what);
    const auto card = back.cards.empty() ? std::nullopt : archive_.fetch(back.cards.front());
    if (card) return acknowledge(done, *card, front);
    front.acknowledge(fmt::format("{}   {}", done, back.keys.empty() ? "" : back.keys.front()));
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
    if (!put.stale) acknowledge(done, card, front);
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
        front.agrees(fmt::format("The newest act is not of this session ({}). Take it back?", act),
                     fmt::format("the newest act is not of this session ({}); `u` once more "
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
        acknowledge(*back, front);
    } catch (const store::Error& error) {
        if (is_mended(error)) return undo(front);
        return front.complain(fmt::format("not undone: {}", error.what()));
    }
    draw_next(front);  // as often as wanted: the key may be pressed at once again
}

}  // namespace dialogue
