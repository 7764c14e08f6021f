#include "app/word_search.hpp"

#include "app/home.hpp"

using namespace home;

namespace {

bool says_it(const std::string& slice, const std::string& word) {
    return app::WordSearch({word}).find_in(slice).front();
}

}  // namespace

TEST_CASE("A word is found in a question's front, back, other answers, hints and why") {
    const std::string slice = question("one", "In front", "Behind", "accept = [\"otherwise\"]\n") +
                              says("hint", "A nudge") + says("note", "Because");
    for (const std::string word : {"front", "behind", "otherwise", "nudge", "because"}) {
        INFO(word);
        CHECK(says_it(slice, word));
    }
}

TEST_CASE("A word is found in right and wrong answers, units and points") {
    const std::string choice = note(says("front", "Which?") + says("answer", "This") +
                                    "wrong = [\"That\", \"Neither\"]\n");
    CHECK(says_it(choice, "this"));
    CHECK(says_it(choice, "neither"));
    CHECK(says_it(note(says("front", "How fast?") + "number = 5\n" + says("unit", "knots")),
                  "knots"));
    CHECK(
        says_it(note(says("front", "Steps?") + "points = [\"Clarify\", \"Sketch\"]\n"), "sketch"));
}

TEST_CASE("A word is not found in ids, tags, sources, or the format's own words") {
    const std::string slice =
        question("ident", "Say \\\"it\\\"", "It", "tags = [\"label\"]\nsource = \"origin\"\n");
    for (const std::string word : {"ident", "label", "origin", "back", "card"}) {
        INFO(word);
        CHECK_FALSE(says_it(slice, word));
    }
    CHECK(says_it(slice, "say \"it\""));
}

TEST_CASE("Case, composition and the width of white space are ignored") {
    const std::string composed = "\u00e9";
    const std::string decomposed = "e\u0301";
    CHECK(says_it(question("", "The  Write-Ahead\\n   LOG", "x"), "write-ahead log"));
    CHECK(says_it(note("front = \"\"\"two\nlines\"\"\"\nback = 'x'\n"), "two lines"));
    CHECK(says_it(question("", "STRASSE", "x"), "stra\u00dfe"));
    CHECK(says_it(question("", "caf" + composed, "x"), "CAF" + decomposed));
    CHECK(says_it(question("", "caf" + decomposed, "x"), "caf" + composed));
    CHECK(says_it(question("", "write-ahead log", "x"), " Write-Ahead\tlog "));
    CHECK_FALSE(says_it(question("", "write-ahead log", "x"), "log write-ahead"));
}

TEST_CASE("Accents are ignored, in what is sought and in what is said") {
    CHECK(says_it(question("", "Qual \u00e8 la citt\u00e0?", "x"), "citta"));
    CHECK(says_it(question("", "la citta", "x"), "Citt\u00e0"));
    CHECK(says_it(question("", "E\u0301variste", "x"), "evariste"));
    CHECK_FALSE(says_it(question("", "citt\u00e0", "x"), "citto"));
}

TEST_CASE("A cloze is read with its holes open, and braces that are meant are braces") {
    const std::string cloze =
        note(says("cloze", "It keeps {{30 days::how long?}}s of {{hist}}ory"));
    CHECK(says_it(cloze, "keeps 30 dayss of history"));
    CHECK(says_it(cloze, "history"));
    CHECK_FALSE(says_it(cloze, "hist}}"));
    CHECK(says_it(note(says("cloze", "{{{{x}}}} is {{y}}")), "{{x}} is y"));
}

TEST_CASE("What stands in an escape is found as it reads") {
    CHECK(says_it(question("", "caf\\u00e9", "x"), "caf\u00e9"));
    CHECK_FALSE(says_it(question("", "caf\\u00e9", "x"), "u00e9"));
}

TEST_CASE("A hint of a hole is a hint") {
    CHECK(says_it(note(says("cloze", "It keeps {{30 days::how long?}}.")), "how long"));
}

TEST_CASE("A phrase does not go on from one field into the next") {
    CHECK_FALSE(says_it(question("", "One", "Two"), "one two"));
    CHECK_FALSE(says_it(question("", "\\u004fne", "Two"), "one two"));
}

TEST_CASE("Each word is answered by itself, and a note that is broken says nothing") {
    const app::WordSearch search({"one", "two", "three"});
    CHECK(search.find_in(question("", "One", "Three")) == std::vector<bool>{true, false, true});
    CHECK(search.find_in(note(says("front", "one"))) == std::vector<bool>{false, false, false});
    CHECK(app::WordSearch({}).find_in(question("", "One", "Two")).empty());
}
