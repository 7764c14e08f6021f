#include "app/decks/twins.hpp"

#include "app/workspace.hpp"

#include <filesystem>
#include <utility>

namespace app {

std::vector<Twin> find_twins(const Setup& setup) {
    std::error_code none;
    if (!std::filesystem::exists(setup.places.files().history, none)) return {};
    std::vector<Twin> out;
    try {
        Workspace workspace(setup, store::Use::read, Workspace::Decks::welcome, {});
        for (auto& hidden : workspace.store.cards().hidden_twins())
            if (auto note = workspace.decks.read(hidden.note))
                out.push_back({std::move(note->place.path), note->place.slice.line,
                               std::move(hidden.key), std::move(hidden.of)});
    } catch (const store::Error&) {
        return {};
    }
    return out;
}

}  // namespace app
