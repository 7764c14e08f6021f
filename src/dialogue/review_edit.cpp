// Out to the editor at the card's line, and back to the same card with its new text.
#include "app/edit_note.hpp"
#include "dialogue/review.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace dialogue {
namespace {

constexpr std::size_t most_mistakes = 3;  // told at once

}  // namespace

void ReviewDialogue::edit(Front& front) {
    const core::ShownCard& card = turn()->card();
    if (editing_.is_anothers(card.path)) return attempt(front, [this, &front] { change(front); });
    app::NoteEdit note(workspace_, card);
    if (Editing::may_write(card.path, front))
        run_editor({std::move(note), card.path, card.line}, front);
}

void ReviewDialogue::change(Front& front) {
    const core::ShownCard card = turn()->card();
    const auto changed = Editing::change(workspace_, card, front);
    if (changed.card && session_.reread(*changed.card, now())) return ask_again(front);
    leave_gone(card.path, card.line, front);
}

void ReviewDialogue::run_editor(Edit edit, Front& front) {
    Editing::open(edit.path, edit.line, front);
    broken_.reset();
    const auto edited = std::make_shared<Edit>(std::move(edit));
    attempt(front, [this, edited, &front] { come_back(*edited, front); });
}

void ReviewDialogue::come_back(Edit& edit, Front& front) {
    const auto again = edit.note.find_again(edit.path);
    const bool is_back = again && session_.reread(*again, now());
    for (const auto& mistake : edit.note.mistakes(edit.path, most_mistakes))
        front.acknowledge(mistake);
    if (is_back) return ask_again(front);
    const auto broken = edit.note.broken_at(edit.path);
    if (!broken) return leave_gone(edit.path, edit.line, front);
    edit.line = *broken;
    broken_.emplace(std::move(edit));
    draw_broken(front);
}

void ReviewDialogue::leave_gone(const std::string& path, int line, Front& front) {
    front.say(fmt::format(
        "{}:{}: this note is gone. It is left unanswered, and its history is kept.", path, line));
    next(front);
}

void ReviewDialogue::draw_broken(Front& front) {
    front.say(fmt::format("{}:{}: this note cannot be read now. Its history is kept.",
                          broken_->path, broken_->line));
    front.offer({{}, bindings()});
}

Bindings ReviewDialogue::broken_keys() {
    return {{Act::edit, "e", "e", "mend it"},
            {Act::go_on, " \n", "space", "leave it unanswered"},
            {Act::undo, "u", "u", "undo"},
            {Act::quit, "q", "q", "quit"}};
}

void ReviewDialogue::act_on_broken(Act act, Front& front) {
    Edit edit = *std::exchange(broken_, std::nullopt);
    if (act == Act::edit) return run_editor(std::move(edit), front);
    if (act == Act::undo) return undo(front);
    act == Act::go_on ? next(front) : leave(front);
}

}  // namespace dialogue
