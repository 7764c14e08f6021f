#include "dialogue/card_dialogue.hpp"

#include "dialogue/line/answer.hpp"
#include "ui/card_view.hpp"

#include <fmt/format.h>

#include <utility>

namespace dialogue {
namespace {

std::string hint_text(const core::Turn& turn) {
    return "hint: " + turn.note().hints[static_cast<std::size_t>(turn.hints_shown() - 1)];
}

// The digit of the same answer among other ones; empty where it is none of them.
std::string moved_pick(const core::Turn& before, const std::string& digit, const core::Turn& now) {
    const auto index = static_cast<std::size_t>(digit.front() - '1');
    for (std::size_t i = 0; index < before.options().size() && i < now.options().size(); ++i)
        if (now.options()[i] == before.options()[index]) return std::to_string(i + 1);
    return "";
}

std::string no_number_text(const core::Note& note) {
    return fmt::format("That is no number{}. Try again, or press Enter if you don't know.",
                       note.unit.empty() ? "" : " of " + note.unit);
}

}  // namespace

void CardDialogue::begin_turn(bool with_answer) {
    with_answer_ = with_answer;
    asked_at_ = watch_.steady();
    thought_for_.reset();
    asked_ = *turn();
    done_.clear();
}

void CardDialogue::ask(Front& front) {
    begin_turn(false);
    show_question(front);
}

void CardDialogue::show_whole(Front& front) {
    begin_turn(true);
    show_question(front);
    reveal(front);
}

void CardDialogue::ask_again(Front& front) {
    const bool was_revealed = thought_for_.has_value();
    asked_at_ = watch_.steady();
    for (Done& one : done_)
        if (one.act == Act::pick) one.words = moved_pick(*asked_, one.words, *turn());
    std::erase_if(done_, [](const Done& one) { return one.act == Act::pick && one.words.empty(); });
    asked_ = *turn();
    do_again(front);
    if (was_revealed) reveal(front);
}

void CardDialogue::draw(Front& front) {
    if (!turn()) return;
    *turn() = *asked_;
    do_again(front);
}

void CardDialogue::do_again(Front& front) {
    const std::vector<Done> done = std::exchange(done_, {});
    show_question(front);
    for (const auto& [act, words] : done) {
        if (act == Act::open) front.say(how_to_type, ui::style::dim);
        if (act == Act::type || act == Act::open) front.say("  " + words);
        take_act(act, words, front);
    }
}

void CardDialogue::show_question(Front& front) {
    explained_.clear();
    front.blank();
    front.print([this](const ui::Look& look) { return ui::Lines{header(look)}; });
    if (!front.show([this](const ui::Look& look) { return ui::question_view(*turn(), look); }))
        return draw(front);
    if (!with_answer_) offer(front, true);
}

void CardDialogue::show_answer(Front& front) {
    front.blank();
    if (!front.show([this](const ui::Look& look) { return answer(look); })) return draw(front);
    add_remarks(front);
    offer(front, true);
    front.guard();
}

// Once for each stage of a card: points would else be lost among their keys.
void CardDialogue::offer(Front& front, bool apart) {
    const Stage stage = stage_of(*turn());
    if (explained_.insert(stage).second || stage == Stage::revealed)
        front.offer({grades(front), bindings(), apart});
}

void CardDialogue::notice_reveal(Front& front) {
    if (!turn()->revealed()) return;
    if (!thought_for_) thought_for_ = since_asked();
    show_answer(front);
}

void CardDialogue::reveal(Front& front) {
    if (turn()->revealed()) return;
    done_.push_back({Act::reveal, ""});
    turn()->reveal();
    notice_reveal(front);
}

void CardDialogue::act(Act act, const std::string& words, Front& front) {
    take_act(act, words, front);
    if (act == Act::point) front.guard();
}

void CardDialogue::take_act(Act act, const std::string& words, Front& front) {
    if (!turn() || turn()->revealed()) {
        if (act == Act::answer) front.refuse(words, "");
        if (act != Act::sources || !turn()) return;
        std::erase_if(done_, [](const Done& one) { return one.act == Act::sources; });
        done_.push_back({act, words});
        return show_sources(front);
    }
    if (act == Act::reveal) return reveal(front);
    done_.push_back({act, words});
    answer_with(act, words, front);
}

// Other acts do not answer a card.
void CardDialogue::answer_with(Act act, const std::string& words, Front& front) {
    if (act == Act::hint) return show_hint(front);
    if (act == Act::answer || act == Act::type) return take(words, front);
    if (act == Act::pick) return pick(words.front(), front);
    if (act == Act::point) return show_point(front);
    if (act == Act::had || act == Act::missed) return judge_point(act == Act::had, front);
    if (act == Act::submit) turn()->submit();
    if (act == Act::submit || (act == Act::open && turn()->type(words))) notice_reveal(front);
}

void CardDialogue::take(const std::string& words, Front& front) {
    if (give_answer(*turn(), words)) return notice_reveal(front);
    front.refuse(words, no_number_text(turn()->note()));
}

void CardDialogue::show_hint(Front& front) {
    if (turn()->show_hint()) front.recite(hint_text(*turn()), ui::style::dim);
}

void CardDialogue::show_sources(Front& front) {
    front.print(
        [this](const ui::Look&) { return ui::sources_view(core::sources_of(turn()->card())); });
}

void CardDialogue::pick(char digit, Front& front) {
    if (!turn()->pick(static_cast<std::size_t>(digit - '1'))) return;
    if (!turn()->wants_several()) return notice_reveal(front);
    front.echo([this](const ui::Look&) { return ui::Lines{ui::picked_line(*turn())}; });
}

void CardDialogue::show_point(Front& front) {
    turn()->show_point();
    if (turn()->points_shown() == 0) return;  // an edit has made another kind of note of it
    front.echo([this](const ui::Look& look) {
        return ui::point_view(*turn(), turn()->points_shown() - 1, look);
    });
    offer(front, false);
}

void CardDialogue::judge_point(bool had, Front& front) {
    turn()->judge_point(had);
    if (turn()->revealed()) return notice_reveal(front);
    front.say(fmt::format("     {}; {} shows the next point", had ? "had it" : "missed",
                          name_of(front.bound(bindings()), Act::point)),
              ui::style::dim);
}

std::optional<Act> CardDialogue::act_named(std::string_view word) const {
    const bool shows = turn() && !turn()->revealed() && turn()->manner() != core::Manner::typed;
    if (shows && word == "show") return Act::reveal;
    // By lines, where Tab is none.
    const bool wants_hint = turn() && stage_of(*turn()) == Stage::typed && word == "?";
    return wants_hint && has_hint(*turn()) ? std::optional(Act::hint) : std::nullopt;
}

}  // namespace dialogue
