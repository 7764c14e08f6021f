#include "deckfile/given/given.hpp"

#include "catch.hpp"
#include "core/card/notes.hpp"
#include "deckfile/edit/notes.hpp"
#include "deckfile/edit/notes_of.hpp"
#include "deckfile/print.hpp"

#include <fmt/format.h>

using deckfile::Given;
using deckfile::read_given;

namespace {

std::vector<int> lines_of(const Given& given) {
    std::vector<int> lines;
    for (const auto& note : given.notes) lines.push_back(note.line);
    return lines;
}

std::vector<std::string> problems_of(const Given& given) {
    std::vector<std::string> told;
    for (const auto& one : given.problems)
        told.push_back(fmt::format("{}:{}: {}", one.line, one.column, one.message));
    return told;
}

// What is given, in a deck that holds nothing else.
std::vector<core::Note> in_a_deck(const Given& given) {
    std::string text;
    for (const auto& note : given.notes) text += note.lines;
    return notes_of(deckfile::read_deck(text, "d.toml"));
}

std::vector<core::Note> notes_of(const Given& given) {
    std::vector<core::Note> notes;
    for (const auto& one : given.notes) notes.push_back(one.note);
    return notes;
}

}  // namespace

TEST_CASE("Lines are notes, blank ones and comments nothing") {
    const Given given = read_given("# words\n\nil caffè :: coffee\r\n  \nla luna ::: moon");
    CHECK(problems_of(given).empty());
    CHECK(lines_of(given) == std::vector{3, 5});
    CHECK(in_a_deck(given) == notes_of(given));
    CHECK(given.notes[1].note.reverse == true);
}

TEST_CASE("Each line that is no note is told with its place") {
    const Given given = read_given("a :: b\nwords\n:: c\n{{x\n");
    REQUIRE(given.problems.size() == 3);
    CHECK(given.problems[0].line == 2);
    CHECK(given.problems[1].line == 3);
    CHECK(given.problems[2].line == 4);
    CHECK(deckfile::has_error(given.problems));
}

TEST_CASE("What options say goes to each line") {
    const Given given = read_given("a :: b\nc :: d", "tags = [\"food\"]\nnote = \"why\"\n");
    REQUIRE(given.notes.size() == 2);
    for (const auto& one : given.notes) {
        CHECK(one.note.tags == std::vector<std::string>{"food"});
        CHECK(one.note.why == "why");
    }
    CHECK(in_a_deck(given) == notes_of(given));
    CHECK(deckfile::has_error(read_given("a :: b", "back = \"c\"\n").problems));
    CHECK(deckfile::has_error(
        read_given("[[card]]\nfront = \"a\"\nback = \"b\"\n", "note = \"c\"\n").problems));
}

TEST_CASE("Tables are taken with their comments, and their problems with their places") {
    const std::string table = "# about this one\n[[card]]\nfront = \"a\"  # so\nback = \"b\"\n";
    const Given given = read_given(table + "\n[[card]]\nfront = \"c\"\n");
    REQUIRE(given.notes.size() == 1);
    CHECK(given.notes[0].lines == table);
    CHECK(given.notes[0].line == 2);
    REQUIRE(given.problems.size() == 1);
    CHECK(given.problems[0].line == 6);
}

TEST_CASE("What a deck says for all its notes is not taken over") {
    CHECK_FALSE(
        deckfile::has_error(read_given("[[card]]\nfront = \"a\"\nback = \"b\"\n").problems));
    for (const char* says : {"title = \"x\"", "id = \"x\"", "reverse = true", "tags = [\"a\"]"})
        CHECK(deckfile::has_error(
            read_given(fmt::format("[deck]\n{}\n[[card]]\nfront = \"a\"\nback = \"b\"\n", says))
                .problems));
}

TEST_CASE("Entries make a note, or say why they do not") {
    const Given number = deckfile::read_entries("front = \"a\"\nnumber = 5\nunit = \"s\"\n");
    REQUIRE(number.notes.size() == 1);
    CHECK(number.notes[0].note.unit == "s");
    CHECK(deckfile::has_error(deckfile::read_entries("front = \"a\"\n").problems));
    CHECK(deckfile::has_error(
        deckfile::read_entries("front = \"a\"\nback = \"b\"\nnumber = 5\n").problems));
}
