#include "dialogue/editing.hpp"

#include "app/edit/copy_offer.hpp"
#include "app/edit_note.hpp"
#include "app/editor.hpp"

#include <fmt/format.h>

namespace dialogue {

Editing::Editing(const app::Setup& setup)
    : setup_(setup), roots_(app::search_path(setup.places, setup.settings.deck_paths)) {}

std::optional<std::string> Editing::editable(const std::string& deck, Front& front) {
    const bool is_own = app::is_own(deck, roots_) || !app::is_searched(deck, roots_);
    if (is_own && app::is_writable(deck)) return deck;
    const auto offer = app::offer_of_copy(deck, setup_.places);
    const std::string refusal = fmt::format("{} {}", deck, offer.refusal());
    if (is_own || !offered_copies_.insert(deck).second) {
        front.say(refusal);
        return std::nullopt;
    }
    if (!front.agrees(fmt::format("{} {}", refusal, offer.question()), refusal)) {
        if (front.can_ask()) front.say("Nothing was copied.");
        return std::nullopt;
    }
    const std::string failure = offer.make();
    if (failure.empty()) return offer.copy;
    front.say(failure);
    return std::nullopt;
}

bool Editing::is_anothers(const std::string& deck) const {
    return !app::is_own(deck, roots_);
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

}  // namespace dialogue
