// A new note in the midst of a review or a quiz.
#include "catch.hpp"
#include "dialogue/cards.hpp"
#include "dialogue/quizzes.hpp"
#include "dialogue/reviews.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace played;

namespace {

std::string deck_of(const Home& home) {
    return bytes_of(home.folder / "decks/mine.toml");
}

}  // namespace

TEST_CASE("A line typed in a review becomes a note of the card's deck, and the card stays") {
    for (const std::string before : {"", " "}) {  // at the question, and at the answer
        Home home(question);
        const auto said = keyed(home, before + "ail pane :: bread\n 3q");
        CHECK_THAT(deck_of(home), ContainsSubstring("front = \"il pane\"\nback = \"bread\"\n"));
        CHECK_THAT(said.out,
                   ContainsSubstring("A new note: ") && ContainsSubstring("added mine/~"));
        CHECK_THAT(said.out, ContainsSubstring("good 10m   What is cap?"));
    }
}

TEST_CASE("In a quiz, too") {
    Home home(question);
    Quiz quiz(home);
    const auto said = by_keys(quiz.dialogue, home.watch(), " ail pane :: bread\nyq");
    CHECK_THAT(deck_of(home), ContainsSubstring("front = \"il pane\"\nback = \"bread\"\n"));
    CHECK(quiz.recorded == 1);
}

TEST_CASE("What is no note, or stands there already, is said, and nothing is written") {
    for (const auto& [line, answer] : std::vector<std::pair<std::string, std::string>>{
             {"words", "It is no note"}, {":: b", "front"}, {"", ""}}) {
        Home home(question);
        const std::string before = deck_of(home);
        CHECK_THAT(keyed(home, "a" + line + "\n\033 3q").out, ContainsSubstring(answer));
        CHECK(deck_of(home) == before);
    }
    Home home(question);
    keyed(home, "ail pane :: bread\nq");
    const std::string before = deck_of(home);
    CHECK_THAT(keyed(home, "ail pane :: bread\nq").out, ContainsSubstring("stands there already"));
    CHECK_THAT(keyed(home, "aIl pane! :: loaf\nnq").out, ContainsSubstring("asks nearly the same"));
    CHECK(deck_of(home) == before);
    keyed(home, "aIl pane! :: loaf\nyq");
    CHECK_THAT(deck_of(home), ContainsSubstring("Il pane!"));
}

TEST_CASE("A line that is no note stands there again, to be mended") {
    Home home(question);
    keyed(home, "ail pane\n :: bread\n 3q");
    CHECK_THAT(deck_of(home), ContainsSubstring("front = \"il pane\"\nback = \"bread\"\n"));
}

TEST_CASE("Esc goes back without a note, and ? in the empty line tells the keys") {
    Home home(question);
    const std::string before = deck_of(home);
    const auto said = keyed(home, "a?il pane :: bread\033 3q");
    CHECK_THAT(said.out, ContainsSubstring("add the note"));
    CHECK_THAT(said.out, ContainsSubstring("good 10m"));
    CHECK(deck_of(home) == before);
}

TEST_CASE("By lines the letter is no key") {
    Home home(question);
    CHECK_THAT(piped(home, "a\nq\n").err, ContainsSubstring("`a` is no answer here"));
}

TEST_CASE("The key gives way to an act that the learner gave it") {
    const dialogue::Keymap keymap(core::Keys{{"again", "a"}});
    const auto bound = keymap.applied({{dialogue::Act::again, "1", "1", "again"},
                                       {dialogue::Act::add, "a", "a", "add a note", false}});
    REQUIRE(bound.size() == 1);
    CHECK(bound.front().keys == "a");
    CHECK(dialogue::Keymap(core::Keys{{"add", "n"}})
              .applied({{dialogue::Act::add, "a", "a", "add a note", false}})
              .front()
              .keys == "n");
}
