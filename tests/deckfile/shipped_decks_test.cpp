// The decks that come with the program are legal, and need no warnings; and what they hold could
// have been written by the program.
#include "catch.hpp"
#include "deckfile/files.hpp"
#include "deckfile/index.hpp"
#include "deckfile/note.hpp"
#include "deckfile/source.hpp"
#include "deckfile/write.hpp"

namespace {

struct Shipped {
    std::string path;
    std::string text;
    core::CatalogDeck deck;
};

std::vector<Shipped> shipped_decks() {
    const auto found = deckfile::find_decks({{EBB_TESTS "/../decks"}});
    CHECK(found.problems.empty());
    std::vector<Shipped> out;
    for (const auto& file : found.files) {
        const auto read = deckfile::read_file(file.path);
        REQUIRE(std::holds_alternative<deckfile::FileText>(read));
        const std::string& text = std::get<deckfile::FileText>(read).text;
        const auto name = file.path.substr(file.path.rfind('/') + 1);
        out.push_back({file.path, text, deckfile::load(text, name)});
    }
    return out;
}

}  // namespace

TEST_CASE("the shipped decks load without problems, and every note has an id") {
    for (const auto& [path, text, deck] : shipped_decks()) {
        for (const auto& problem : deck.problems) UNSCOPED_INFO(deckfile::describe(path, problem));
        CHECK(deck.problems.empty());
        CHECK_FALSE(deck.notes.empty());
        for (const auto& note : deck.notes) {
            INFO(path << ":" << note.slice.line);
            CHECK_FALSE(note.id.starts_with('~'));
        }
    }
}

TEST_CASE("every note of the shipped decks is written as a text that reads as the same note") {
    for (const auto& [path, text, deck] : shipped_decks()) {
        for (const auto& kept : deck.notes) {
            INFO(path << ":" << kept.slice.line);
            const std::string_view slice =
                std::string_view(text).substr(static_cast<std::size_t>(kept.slice.offset),
                                              static_cast<std::size_t>(kept.slice.size));
            deckfile::Problems problems;
            const auto note = deckfile::read_note(slice, kept.slice.line, problems);
            REQUIRE(note);
            const auto written = deckfile::write_note(*note);
            REQUIRE(std::holds_alternative<std::string>(written));
            CHECK(deckfile::read_note(std::get<std::string>(written), 1, problems) == note);
        }
    }
}
