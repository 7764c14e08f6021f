// The decks that come with the program are legal, and need no warnings.
#include "catch.hpp"
#include "deckfile/files.hpp"
#include "deckfile/index.hpp"
#include "deckfile/source.hpp"

TEST_CASE("the shipped decks load without problems, and every note has an id") {
    const auto found = deckfile::find_decks({{EBB_TESTS "/../decks"}});
    CHECK(found.problems.empty());
    for (const auto& file : found.files) {
        const auto read = deckfile::read_file(file.path);
        REQUIRE(std::holds_alternative<deckfile::FileText>(read));
        const auto name = file.path.substr(file.path.rfind('/') + 1);
        const auto deck = deckfile::load(std::get<deckfile::FileText>(read).text, name);
        for (const auto& problem : deck.problems)
            UNSCOPED_INFO(deckfile::describe(file.path, problem));
        CHECK(deck.problems.empty());
        CHECK_FALSE(deck.notes.empty());
        for (const auto& note : deck.notes) {
            INFO(file.path << ":" << note.slice.line);
            CHECK_FALSE(note.id.starts_with('~'));
        }
    }
}
