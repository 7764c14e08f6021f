#include "app/preview/deck_cards.hpp"

#include "app/workspace.hpp"
#include "core/card/identity.hpp"
#include "deckfile/extend/overlay.hpp"
#include "deckfile/index.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <iterator>
#include <map>
#include <utility>

namespace app {
namespace {

std::string file_name(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

// Reads the files of one deck, and notes what is wrong in them.
class Reader {
public:
    explicit Reader(const DeckPaths& paths) {
        const std::string& text = read(paths.own);
        auto deck =
            deckfile::load(text, file_name(paths.own), {},
                           [&](const core::Note& note, int line) { own_.emplace(line, note); });
        add(paths.own, deck.problems);
        std::vector<deckfile::ExtendingFile> files;
        for (const auto& path : paths.extending) {
            const std::string& extending = read(path);
            auto one = deckfile::load(extending, file_name(path));
            add(path, one.problems);
            files.push_back({path, extending, std::move(one.additions)});
        }
        extended_ = deckfile::extended(std::move(deck), text, files);
        for (std::size_t i = 0; i < files.size(); ++i) add(files[i].path, extended_.problems[i]);
    }

    const core::CatalogDeck& deck() const { return extended_.deck; }

    core::Note note(const core::CatalogNote& kept) const {
        const auto changed = extended_.notes.find(kept.id);
        core::Note note =
            changed == extended_.notes.end() ? own_.at(kept.slice.line) : changed->second;
        core::fill_in(note, deck().info);
        return note;
    }

    DeckCards take() { return std::move(read_); }

private:
    const std::string& read(const std::string& path) {
        auto file = deckfile::read_file(path);
        auto* found = std::get_if<deckfile::FileText>(&file);
        read_.stamps.push_back(found ? found->stamp : base::file_stamp(path));
        if (const auto* problem = std::get_if<deckfile::FileProblem>(&file))
            add(path, {{1, 1, core::Severity::error, problem->message}});
        return texts_.emplace_back(found ? std::move(found->text) : std::string());
    }

    void add(const std::string& path, std::vector<core::Problem> problems) {
        if (!problems.empty()) read_.files.push_back({path, std::move(problems)});
    }

    std::deque<std::string> texts_;
    std::map<int, core::Note> own_;  // by their lines
    deckfile::Extended extended_;
    DeckCards read_;
};

}  // namespace

Stamps stamps_of(const DeckPaths& paths) {
    Stamps stamps{base::file_stamp(paths.own)};
    std::transform(paths.extending.begin(), paths.extending.end(), std::back_inserter(stamps),
                   base::file_stamp);
    return stamps;
}

DeckCards read_cards(const DeckPaths& paths, const core::Settings& settings) {
    Reader reader(paths);
    const core::CatalogDeck& deck = reader.deck();
    std::vector<core::ShownCard> cards;
    for (const core::CatalogNote& kept : deck.notes) {
        const core::Note note = reader.note(kept);
        for (core::Face& face : core::faces(note)) {
            core::CardRecord card;
            card.key = core::card_key(deck.info.id, kept.id, face.suffix);
            card.deck_id = deck.info.id;
            card.deck_title = deck.info.title;
            const store::NotePlace place{0, paths.own, kept.slice, kept.hash, kept.layer};
            cards.push_back(shown(std::move(card), std::move(face),
                                  {note, deck.info.sources, place}, settings));
        }
    }
    DeckCards read = reader.take();
    read.cards = std::move(cards);
    return read;
}

bool has_error(const DeckCards& deck) {
    return std::any_of(deck.files.begin(), deck.files.end(),
                       [](const auto& file) { return deckfile::has_error(file.problems); });
}

}  // namespace app
