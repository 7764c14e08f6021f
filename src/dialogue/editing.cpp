#include "dialogue/editing.hpp"

#include "app/edit_note.hpp"
#include "app/editor.hpp"

#include <fmt/format.h>

namespace dialogue {

Editing::Editing(const app::Setup& setup)
    : setup_(setup), roots_(app::search_path(setup.places, setup.settings.deck_paths)) {}

std::optional<std::string> Editing::editable(const std::string& deck, Front& front) {
    const bool is_own = app::is_own(deck, roots_) || !app::is_searched(deck, roots_);
    if (is_own && app::is_writable(deck)) return deck;
    const std::string copy = app::own_copy_of(deck, setup_.places);
    const std::string refusal =
        fmt::format("{} {}.", deck,
                    app::is_writable(deck) ? "is no deck of your own, and is left as it is"
                                           : "cannot be written");
    if (is_own || !offered_copies_.insert(deck).second) {
        front.say(refusal);
        return std::nullopt;
    }
    if (!front.agrees(fmt::format("{} Copy it to {} and edit that? It then takes the place of this "
                                  "deck, with all that you have learned.",
                                  refusal, copy),
                      refusal)) {
        if (front.can_ask()) front.say("Nothing was copied.");
        return std::nullopt;
    }
    const auto error = app::copy_deck(deck, copy);
    if (!error) return copy;
    front.say(fmt::format("{}: it could not be made: {}", copy, error.message()));
    return std::nullopt;
}

void Editing::open(const std::string& path, int line, Front& front) {
    int result = 0;
    front.lend([&] { result = app::run_editor(path, line); });
    if (result != 0)
        front.say(fmt::format("The editor `{}` ended with {}; set VISUAL or EDITOR to another.",
                              app::preferred_editor(), result));
}

}  // namespace dialogue
