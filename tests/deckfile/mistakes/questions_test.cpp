#include "deckfile/mistakes/questions.hpp"

#include "catch.hpp"
#include "deckfile/note_of.hpp"

namespace {

std::vector<std::string> said(const std::string& first, const std::string& second) {
    deckfile::Questions questions;
    CHECK(questions.add(note(first), "in line 1").empty());
    return questions.add(note(second), "in line 9");
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("two notes with one front ask the same, whatever their kinds") {
    const Strings same{
        "asks the same as the note in line 1; say in the question which answer is meant"};
    CHECK(said("front = 'q'\nback = 'a'\nid = 'x'\n", "front = 'q'\nback = 'b'\nid = 'y'\n") ==
          same);
    CHECK(said("front = 'q'\nback = 'a'\n", "front = \" q\\n\"\nnumber = 3\n") == same);
    CHECK(said("cloze = 'a {{b}} c'\n", "cloze = 'a {{d}} c'\n") == same);
    CHECK(said("front = 'q'\nback = 'a'\n", "front = 'Q'\nback = 'b'\n").empty());
    CHECK(said("front = 'a Mb'\nback = 'a'\n", "front = 'a MB'\nback = 'b'\n").empty());
    CHECK(said("cloze = 'a {{b}} c {{d}}'\n", "cloze = 'a {{b}} x {{d}}'\n").empty());
}

TEST_CASE("two reverse cards ask the same, and a reverse may ask what a front does") {
    const std::string sentire = "front = 'sentire'\nback = 'to hear'\nreverse = true\n";
    CHECK(said(sentire, "front = 'udire'\nback = 'to hear'\nreverse = true\n") ==
          Strings{"its reverse asks `to hear` as the reverse of the note in line 1 does; say in "
                  "one of the two which is meant"});
    CHECK(said(sentire, "front = 'to hear'\nback = 'udire'\n") ==
          Strings{"asks `to hear` as the reverse of the note in line 1 does; say in one of the "
                  "two which is meant"});
    CHECK(said("front = 'to hear'\nback = 'udire'\n", sentire) ==
          Strings{"its reverse asks `to hear` as the note in line 1 does; say in one of the two "
                  "which is meant"});
    CHECK(said(sentire, "front = 'udire'\nback = 'to hear'\n").empty());
    deckfile::Questions questions;
    CHECK(questions.add(note("front = 'a'\nback = 'a'\nreverse = true\n"), "in line 1").empty());
}

TEST_CASE("what a choice asks is its options too") {
    const std::string front = "front = 'Which is right?'\n";
    CHECK(said(front + "answer = 'a'\nwrong = ['b']\n", front + "answer = 'c'\nwrong = ['d']\n")
              .empty());
    CHECK(said(front + "answer = 'a'\nwrong = ['b']\n", front + "answer = 'b'\nwrong = ['a']\n")
              .size() == 1);
}
