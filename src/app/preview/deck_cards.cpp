#include "app/preview/deck_cards.hpp"

#include "app/workspace.hpp"
#include "core/card/identity.hpp"
#include "deckfile/index.hpp"

#include <filesystem>
#include <map>
#include <utility>

namespace app {

DeckCards read_cards(const std::string& path, const core::Settings& settings) {
    auto file = deckfile::read_file(path);
    if (const auto* problem = std::get_if<deckfile::FileProblem>(&file))
        return {base::file_stamp(path), {}, {{1, 1, core::Severity::error, problem->message}}};
    const auto& found = std::get<deckfile::FileText>(file);
    std::map<int, core::Note> notes;  // by their lines
    core::CatalogDeck deck =
        deckfile::load(found.text, std::filesystem::path(path).filename().string(), {},
                       [&](const core::Note& note, int line) { notes.emplace(line, note); });
    DeckCards read{found.stamp, {}, std::move(deck.problems)};
    for (const core::CatalogNote& kept : deck.notes) {
        core::Note& note = notes.at(kept.slice.line);
        core::fill_in(note, deck.info);
        for (core::Face& face : core::faces(note)) {
            core::CardRecord card;
            card.key = core::card_key(deck.info.id, kept.id, face.suffix);
            card.deck_id = deck.info.id;
            card.deck_title = deck.info.title;
            read.cards.push_back(shown(std::move(card), std::move(face),
                                       {note, deck.info.sources, {0, path, kept.slice, kept.hash}},
                                       settings));
        }
    }
    return read;
}

}  // namespace app
