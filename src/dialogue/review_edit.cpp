// Out to the editor at the card's line, and back to the same card with its new text.
#include "app/edit_note.hpp"
#include "app/editor.hpp"
#include "dialogue/review.hpp"

#include <fmt/format.h>

#include <memory>

namespace dialogue {
namespace {

constexpr std::size_t shown_problems = 3;

}  // namespace

// The deck's file or, where it cannot be written, the learner's own copy of it.
std::optional<std::string> ReviewDialogue::editable_path(Front& front) {
    const std::string path = turn()->card().path;
    if (app::is_writable(path)) return path;
    const std::string copy = app::own_copy_of(path, workspace_.setup.places);
    const std::string refusal = fmt::format("{} cannot be written.", path);
    if (offered_copy_) {
        front.say(refusal);
        return std::nullopt;
    }
    offered_copy_ = true;
    if (!front.agrees(fmt::format("{} Copy it to {} and edit that? It then takes the place of this "
                                  "deck, with all that you have learned.",
                                  refusal, copy),
                      refusal))
        return std::nullopt;
    const auto error = app::copy_deck(path, copy);
    if (!error) return copy;
    front.say(fmt::format("{}: it could not be made: {}", copy, error.message()));
    return std::nullopt;
}

void ReviewDialogue::run_editor(const std::string& path, Front& front) const {
    int result = 0;
    front.lend([&] { result = app::run_editor(path, turn()->card().line); });
    if (result != 0)
        front.say(fmt::format("The editor `{}` ended with {}; set VISUAL or EDITOR to another.",
                              app::preferred_editor(), result));
}

void ReviewDialogue::report_lost(const core::ShownCard& card, const std::string& path,
                                 Front& front) const {
    front.say(
        fmt::format("{}:{}: this note is gone or cannot be read now. It is left unanswered, "
                    "and its history is kept.",
                    path, card.line));
    for (const auto& problem : app::first_problems(path, shown_problems))
        front.acknowledge(problem);
}

void ReviewDialogue::edit(Front& front) {
    const core::ShownCard card = turn()->card();
    const auto note = std::make_shared<app::NoteEdit>(workspace_, card);
    const auto path = editable_path(front);
    if (!path) return;
    run_editor(*path, front);
    attempt(front, [this, note, card, path, &front] {
        const auto again = note->find_again(*path);
        if (again && session_.reread(*again, now())) return show_drawn(front);
        report_lost(card, *path, front);
        next(front);
    });
}

}  // namespace dialogue
