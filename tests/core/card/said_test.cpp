#include "core/card/said.hpp"

#include "catch.hpp"
#include "core/card/notes.hpp"

using namespace core;
using notes::cloze;
using notes::of_kind;

namespace {

// With gaps as <...> and answers as (...).
std::string shown(const MarkedText& said) {
    std::string text;
    std::size_t done = 0;
    for (const Mark& mark : said.marks) {
        const bool is_gap = mark.kind == Mark::Kind::gap;
        text += said.text.substr(done, mark.begin - done) + (is_gap ? "<" : "(") +
                said.text.substr(mark.begin, mark.size) + (is_gap ? ">" : ")");
        done = mark.begin + mark.size;
    }
    return text + said.text.substr(done);
}

std::string asked(const Note& note, std::size_t face = 0) {
    return shown(question_said(note, faces(note).at(face)));
}

std::string answered(const Note& note, std::size_t face = 0) {
    return shown(answer_said(note, faces(note).at(face)));
}

}  // namespace

TEST_CASE("A cloze asks with its own hole open and the others filled") {
    const Note note = cloze("Keeps {{30 days}} but restores {{7 days::VACUUM default}}.");
    CHECK(asked(note, 0) == "Keeps <[...]> but restores 7 days.");
    CHECK(answered(note, 0) == "Keeps (30 days) but restores 7 days.");
    CHECK(asked(note, 1) == "Keeps 30 days but restores <[VACUUM default?]>.");
    CHECK(answered(note, 1) == "Keeps 30 days but restores (7 days).");
}

TEST_CASE("A hint that is a question gets no second mark") {
    CHECK(asked(cloze("In {{1991::when?}}")) == "In <[when?]>");
}

TEST_CASE("Holes that hide the same are open together, however they are written") {
    // two spaces, a line break, and a letter put together of two
    const Note note = cloze("{{two  words}}, {{two\nwords}}; {{cafe\u0301}} is {{caf\u00e9}}");
    CHECK(faces(note).size() == 2);
    CHECK(asked(note, 0) == "<[...]>, <[...]>; cafe\u0301 is caf\u00e9");
    CHECK(answered(note, 0) == "(two  words), (two\nwords); cafe\u0301 is caf\u00e9");
    CHECK(asked(note, 1) == "two  words, two\nwords; <[...]> is <[...]>");
}

TEST_CASE("Marks stand outside of what the author wrote") {
    const Note note = cloze("Use `{{git rebase}} -i`, {{{{ and {{explode}}(arr).");
    CHECK(asked(note, 0) == "Use `<[...]> -i`, {{ and explode(arr).");
    CHECK(answered(note, 0) == "Use `(git rebase) -i`, {{ and explode(arr).");
    CHECK(asked(note, 1) == "Use `git rebase -i`, {{ and <[...]>(arr).");
}

TEST_CASE("A question is asked both ways") {
    Note note = of_kind(Kind::question, "front");
    note.back = "back";
    note.reverse = true;
    CHECK(asked(note, 0) == "front");
    CHECK(answered(note, 0) == "back");
    CHECK(asked(note, 1) == "back");
    CHECK(answered(note, 1) == "front");
}

TEST_CASE("Choices and points are answered by all of them, numbers with their unit") {
    Note choice = of_kind(Kind::choice, "Which?");
    choice.right = {"this", "that"};
    choice.wrong = {"neither"};
    CHECK(asked(choice) == "Which?");
    CHECK(answered(choice) == "this; that");

    Note points = of_kind(Kind::points, "Steps?");
    points.points = {"Clarify", "Sketch"};
    CHECK(asked(points) == "Steps?");
    CHECK(answered(points) == "Clarify; Sketch");
    points.points = {"Clarify", "```\nsketch\n```"};
    CHECK(answered(points) == "Clarify\n\n```\nsketch\n```");

    Note number = of_kind(Kind::number, "How long?");
    number.number = 86400;
    CHECK(answered(number) == "86,400");
    number.unit = "s";
    CHECK(asked(number) == "How long?");
    CHECK(answered(number) == "86,400 s");
}

TEST_CASE("A whole front has its holes filled, and their hints apart") {
    const Note note = cloze("{{one::a number}} and {{two}} {{{{");
    CHECK(whole_front(note) == "one and two {{");
    CHECK(hole_hints(note) == std::vector<std::string>{"a number"});
    const Note question = of_kind(Kind::question, "What is {{x::y}}?");
    CHECK(whole_front(question) == "What is {{x::y}}?");
    CHECK(hole_hints(question).empty());
}
