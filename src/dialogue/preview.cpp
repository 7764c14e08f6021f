#include "dialogue/preview.hpp"

#include "base/contains.hpp"
#include "base/numbers/hash.hpp"
#include "ui/card_view.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dialogue {
namespace {

constexpr core::Milliseconds look_time{100};  // what is saved comes to the screen after two looks
constexpr std::size_t most_mistakes = 3;      // told at once

// In the same order of a choice's answers each time, so that what changes is what was changed.
core::Turn turn_of(const core::ShownCard& card) {
    return {card, base::hash64(card.key)};
}

bool turns_page(Act act) {
    return act == Act::next || (act >= Act::skip && act <= Act::last);
}

Bindings with_common(Bindings own) {
    own.insert(own.end(), {{Act::previous, "p", "p", "previous"},
                           {Act::first, "g", "g", "first card", false},
                           {Act::last, "G", "G", "last card", false},
                           {Act::edit, "e", "e", "edit"},
                           help,
                           {Act::quit, "q", "q", "quit"},
                           redraw});
    return own;
}

}  // namespace

PreviewDialogue::PreviewDialogue(app::PreviewCards& cards, const app::Setup& setup, Files files,
                                 Watch watch)
    : CardDialogue(std::move(watch)), cards_(cards), files_(files), editing_(setup) {}

ui::Line PreviewDialogue::header(const ui::Look& look) const {
    return ui::card_header(turn_->card(), fmt::format("{} of {}", at_ + 1, cards_.size()), look);
}

// Nobody was asked, so that nothing counts as given or missed.
ui::Lines PreviewDialogue::answer(const ui::Look& look) const {
    return ui::answer_view(turn_of(turn_->card()), now().day, look);
}

Bindings PreviewDialogue::bindings() const {
    if (!turn_) return {help, {Act::quit, "q", "q", "quit"}};
    if (turn_->revealed()) {
        Bindings keys{{Act::next, " \n", "space", "next"}, {Act::skip, "n", "n", "next", false}};
        const Bindings more = answer_shown_keys(*turn_);
        keys.insert(keys.end(), more.begin(), more.end());
        return with_common(std::move(keys));
    }
    Bindings keys{{Act::reveal, " \n", "space", "show"}};
    if (has_hint(*turn_)) keys.push_back({Act::hint, "h\t", "h", "hint"});
    keys.push_back({Act::skip, "n", "n", "next"});
    return with_common(std::move(keys));
}

std::optional<Act> PreviewDialogue::foregone() const {
    if (!turn_) return Act::quit;
    if (turn_->revealed()) return is_last() ? Act::quit : Act::next;
    return has_hint(*turn_) ? Act::hint : Act::reveal;
}

void PreviewDialogue::show(std::size_t index, Front& front) {
    at_ = index;  // a deck may turn out to hold fewer when it is read
    while (!cards_.at(at_) && cards_.size() > 0) at_ = cards_.size() - 1;
    const core::ShownCard* card = cards_.at(at_);
    if (!card) return show_none(front);
    turn_.emplace(turn_of(*card));
    seen_.contains(card->key) ? show_whole(front) : ask(front);
}

void PreviewDialogue::show_again(std::size_t index, Front& front) {
    if (seen_.contains(turn_->card().key)) return show(index, front);
    at_ = index;
    turn_.emplace(turn_of(*cards_.at(at_)));
    ask_again(front);
}

void PreviewDialogue::show_none(Front& front) {
    turn_.reset();
    front.say("There is no card to be shown.");
    front.offer({{}, bindings()});
}

void PreviewDialogue::draw(Front& front) {
    turn_ ? CardDialogue::draw(front) : show_none(front);
}

void PreviewDialogue::act(Act act, const std::string& words, Front& front) {
    if (act == Act::quit) return leave(front);
    if (!turn_) return;
    if (act == Act::edit) return edit(front);
    if (act == Act::reveal) seen_.insert(turn_->card().key);
    if (act == Act::next) front.ignore_repeat();
    if (turns_page(act)) return page(act, front);
    CardDialogue::act(act, words, front);
}

void PreviewDialogue::page(Act act, Front& front) {
    const bool is_back = act == Act::previous || act == Act::first;
    if (is_back && at_ == 0) return front.say("This is the first card.");
    if (!is_back && is_last()) return front.say("This is the last card.");
    if (act == Act::first) return show(0, front);
    if (act == Act::last) return show(cards_.size() - 1, front);
    show(is_back ? at_ - 1 : at_ + 1, front);
}

void PreviewDialogue::edit(Front& front) {
    const core::ShownCard& card = turn_->card();
    const std::string path = broken_ ? broken_->path : card.path;
    if (editing_.is_anothers(path)) {
        if (!change(card, front)) return;
    } else {
        if (!Editing::may_write(path, front)) return;
        Editing::open(path, broken_ ? broken_->line : card.line, front);
    }
    come_back(front);
}

bool PreviewDialogue::change(const core::ShownCard& card, Front& front) {
    try {
        const auto changed = editing_.change(card, front);
        if (!changed.file.empty()) cards_.extend(card.path, changed.file);
        return true;
    } catch (const store::Error& error) {
        front.complain(fmt::format("the note cannot be changed now: {}", error.what()));
        front.offer({{}, bindings()});
        return false;
    }
}

// To the same card or, where its note bears another name now, to the one that is new: what was
// shown of it stays so.
void PreviewDialogue::come_back(Front& front) {
    const auto changed = reread(front);
    if (!changed) return;
    if (const auto same = place()) return show_again(*same, front);
    if (changed->empty()) return show(at_, front);
    if (turn_->revealed()) seen_.insert(cards_.at(changed->front())->key);
    show(changed->front(), front);
}

std::optional<core::Milliseconds> PreviewDialogue::looks_every() const {
    return files_ == Files::watched ? std::optional(look_time) : std::nullopt;
}

// Whoever saves a file has their hands elsewhere: both sides are shown.
void PreviewDialogue::take_news(Front& front) {
    const bool was_broken = broken_.has_value();
    const auto changed = reread(front);
    if (!changed) return;
    const auto same = place();
    const bool is_other = !changed->empty() && !(same && base::contains(*changed, *same));
    if (!changed->empty()) seen_.insert(cards_.at(is_other ? changed->front() : *same)->key);
    if (is_other) return show(changed->front(), front);
    if (!same) return show(at_, front);
    at_ = *same;
    if (!changed->empty() || was_broken) show_again(at_, front);
}

std::optional<PreviewDialogue::Places> PreviewDialogue::reread(Front& front) {
    broken_.reset();
    app::PreviewCards::Reread reread;
    try {
        reread = cards_.reread();
    } catch (const store::Error& error) {
        front.complain(fmt::format("the cards stay as they were: {}", error.what()));
        front.offer({{}, bindings()});
        return std::nullopt;
    }
    tell(reread.mistakes, front);
    if (!reread.is_broken) return std::move(reread.changed);
    broken_ = *std::find_if(reread.mistakes.begin(), reread.mistakes.end(),
                            [](const app::Mistake& one) { return one.is_error; });
    front.say("The cards stay as they were until that is mended.", ui::style::dim);
    front.offer({{}, bindings()});
    return std::nullopt;
}

void PreviewDialogue::tell(const std::vector<app::Mistake>& mistakes, Front& front) {
    if (!mistakes.empty()) front.blank();
    for (std::size_t i = 0; i < std::min(mistakes.size(), most_mistakes); ++i)
        front.say(mistakes[i].path + mistakes[i].told);
    if (mistakes.size() > most_mistakes)
        front.say(
            fmt::format("and {} more, which `ebb check` tells", mistakes.size() - most_mistakes));
}

std::optional<std::size_t> PreviewDialogue::place() const {
    return turn_ ? cards_.find(turn_->card().key) : std::nullopt;
}

}  // namespace dialogue
