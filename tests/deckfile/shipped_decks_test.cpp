// The decks that come with the program are legal, and need no warnings; and what they hold could
// have been written by the program.
#include "catch.hpp"
#include "core/card/identity.hpp"
#include "core/judge/typed.hpp"
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

std::vector<core::Note> shipped_notes() {
    std::vector<core::Note> out;
    for (const auto& [path, text, deck] : shipped_decks()) {
        for (const auto& kept : deck.notes) {
            deckfile::Problems problems;
            const auto slice =
                std::string_view(text).substr(static_cast<std::size_t>(kept.slice.offset),
                                              static_cast<std::size_t>(kept.slice.size));
            auto note = deckfile::read_note(slice, kept.slice.line, problems);
            REQUIRE(note);
            out.push_back(std::move(*note));
        }
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
    for (const core::Note& note : shipped_notes()) {
        INFO(note.id);
        deckfile::Problems problems;
        const auto written = deckfile::write_note(note);
        REQUIRE(std::holds_alternative<std::string>(written));
        CHECK(deckfile::read_note(std::get<std::string>(written), 1, problems) == note);
    }
}

TEST_CASE("what the shipped decks accept in a hole counts there alone, and would not without") {
    int accepted = 0;
    for (const core::Note& note : shipped_notes()) {
        for (const core::HoleAnswers& hole : note.accept_by_hole) {
            for (const std::string& answer : hole.answers) {
                INFO(note.id << ": " << answer);
                ++accepted;
                for (const core::Face& face : core::faces(note))
                    CHECK(core::judge_typed(answer, {face.hidden}).closeness !=
                          core::Closeness::right);
            }
        }
    }
    CHECK(accepted > 50);
}
