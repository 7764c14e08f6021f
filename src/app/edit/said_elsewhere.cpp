#include "app/edit/said_elsewhere.hpp"

#include "deckfile/extend/overlay.hpp"
#include "deckfile/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <list>
#include <map>
#include <utility>

namespace app {
namespace {

std::string place_of(const std::string& path, const core::Slice& slice) {
    return fmt::format("{}:{}", path, slice.line);
}

}  // namespace

std::vector<SaidElsewhere> said_elsewhere(const Library& decks, const OwnDeck& deck) {
    std::list<std::string> texts;  // the files look into them
    std::vector<deckfile::ExtendingFile> files;
    for (const auto& file : decks.files()) {
        if (file.info.extends != deck.info().id) continue;
        auto read = deckfile::read_file(file.path);
        auto* found = std::get_if<deckfile::FileText>(&read);
        if (!found) continue;
        const auto& text = texts.emplace_back(std::move(found->text));
        auto one = deckfile::load(text, std::filesystem::path(file.path).filename().string());
        files.push_back({file.path, text, std::move(one.additions)});
    }
    if (files.empty()) return {};
    const auto laid = deckfile::extended(deck.read.deck, deck.read.text, files);
    std::map<std::string, std::string> added;  // names, by the places of the notes
    for (const auto& note : laid.deck.notes)
        if (note.layer && note.layer->is_whole())
            added.emplace(place_of(note.layer->path, note.layer->slice), note.id);
    std::vector<SaidElsewhere> said;
    for (const auto& file : files)
        for (const auto& one : file.additions) {
            const std::string place = place_of(file.path, one.slice);
            if (const auto at = added.find(place); at != added.end())
                said.push_back({at->second, place, laid.notes.at(at->second)});
            else if (!one.name.empty())
                said.push_back({one.name, place, {}});
        }
    return said;
}

const SaidElsewhere* find_said(const std::vector<SaidElsewhere>& said, const std::string& name) {
    const auto at =
        std::find_if(said.begin(), said.end(), [&](const auto& one) { return one.name == name; });
    return at == said.end() ? nullptr : &*at;
}

}  // namespace app
