#include "dialogue/editing.hpp"

#include "app/edit_note.hpp"
#include "app/editor.hpp"

#include <fmt/format.h>

namespace dialogue {

Editing::Editing(const app::Setup& setup)
    : setup_(setup), roots_(app::search_path(setup.places, setup.settings.deck_paths)) {}

bool Editing::is_anothers(const std::string& deck) const {
    return !app::is_own(deck, roots_) && app::is_searched(deck, roots_);
}

bool Editing::may_write(const std::string& deck, Front& front) {
    if (app::is_writable(deck)) return true;
    front.say(fmt::format("{} cannot be written.", deck));
    return false;
}

bool Editing::open(const std::string& path, int line, Front& front) {
    int result = 0;
    front.lend([&] { result = app::run_editor(path, line); });
    if (result != 0) front.complain(app::failed_editor(result));
    return result == 0;
}

app::NoteChange Editing::change(app::Workspace& workspace, const core::ShownCard& card,
                                Front& front) {
    const app::EditTalk talk{
        [&](const std::string& path, int line) { return open(path, line, front); },
        [&](const std::string& sentence) { front.acknowledge(sentence); },
        [&](const std::string& question) { return front.agrees(question, question); }};
    return app::change_note(workspace, card, talk);
}

app::NoteChange Editing::change(const core::ShownCard& card, Front& front) const {
    app::Workspace workspace(setup_, store::Use::write, app::Workspace::Decks::welcome, {});
    const auto known = workspace.store.cards().find(card.key);
    const auto shown = known && known->live ? workspace.show(*known) : std::nullopt;
    if (shown && shown->path == card.path) return change(workspace, *shown, front);
    front.acknowledge(fmt::format(
        "{}: this deck is not in use, since another one has its id; its notes are left as they are",
        card.path));
    return {false, {}, {}};
}

}  // namespace dialogue
