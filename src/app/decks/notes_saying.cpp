#include "app/decks/notes_saying.hpp"

#include "app/word_search.hpp"
#include "deckfile/files.hpp"
#include "deckfile/print.hpp"

namespace app {

std::vector<store::Said> notes_saying(
    const std::vector<std::string>& words, const std::vector<store::DeckFile>& files,
    store::Catalog& catalog, const std::function<std::optional<ReadNote>(std::int64_t)>& read) {
    const WordSearch search(words);
    std::vector<store::Said> said;
    for (const auto& word : words) said.push_back({word, {}});
    const auto look_in = [&](std::string_view slice, std::int64_t note) {
        const auto found = search.find_in(slice);
        for (std::size_t word = 0; word < words.size(); ++word)
            if (found[word]) said[word].notes.push_back(note);
    };
    for (const store::DeckFile& file : files) {
        if (!file.shown) continue;
        const auto whole = deckfile::read_file(file.path);
        const auto* text = std::get_if<deckfile::FileText>(&whole);
        if (!text) continue;
        for (const store::NoteSlice& note : catalog.slices(file.no))
            if (const auto slice = note.in(text->text)) look_in(*slice, note.note);
        for (const auto& [note, layer] : catalog.layers(file.no))
            if (const auto all = read(note)) look_in(deckfile::print_note(all->note), note);
    }
    return said;
}

}  // namespace app
