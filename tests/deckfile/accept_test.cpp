#include "deckfile/accept.hpp"

#include "catch.hpp"
#include "core/judge/typed.hpp"
#include "deckfile/note.hpp"
#include "deckfile/print.hpp"

using core::Note;

namespace {

const std::string two_holes =
    "cloze = \"{{Partitioning}} scales; keep it {{7 days::how long}}.\"\n";
const std::string one_hole =
    "cloze = \"Order holds in one {{partition}}; each {{partition}} is one.\"\n";

Note read(const std::string& body) {
    deckfile::Problems problems;
    const auto note = deckfile::read_note("[[card]]\n" + body, 1, problems);
    for (const auto& problem : problems) UNSCOPED_INFO(deckfile::describe("f", problem));
    REQUIRE(note);
    REQUIRE(problems.empty());
    return *note;
}

std::string problems_of(const std::string& body) {
    deckfile::Problems problems;
    CHECK_FALSE(deckfile::read_note("[[card]]\n" + body, 1, problems));
    std::string out;
    for (const auto& problem : problems) out += deckfile::describe("", problem).substr(1) + "\n";
    return out;
}

std::vector<std::string> answers_to(const Note& note, std::size_t face) {
    return core::typed_answers(note, core::faces(note).at(face));
}

}  // namespace

TEST_CASE("each hole of a cloze has answers of its own") {
    const std::vector<std::string> partitioning = {"Partitioning", "sharding"};
    const std::vector<std::string> days = {"7 days", "a week", "one week"};
    for (
        const std::string written :
        {"accept.Partitioning = [\"sharding\"]\naccept.\"7 days\" = [\"a week\", \"one week\"]\n",
         "accept.'Partitioning' = [\"sharding\"]\naccept.'7  days' = [\"a week\", \"one week\"]\n",
         "accept = { Partitioning = [\"sharding\"], \"7 days\" = [\"a week\", \"one week\"] }\n"}) {
        const Note note = read(two_holes + written);
        CHECK(answers_to(note, 0) == partitioning);
        CHECK(answers_to(note, 1) == days);
    }
    const Note note = read(two_holes + "accept.\"7 days\" = [\"a week\"]\n");
    CHECK(answers_to(note, 0) == std::vector<std::string>{"Partitioning"});
}

TEST_CASE("a list is for a cloze whose holes all hide the same") {
    const Note note = read(one_hole + "accept = [\"shard\"]\n");
    CHECK(answers_to(note, 0) == std::vector<std::string>{"partition", "shard"});
}

TEST_CASE("holes are found by their text as it is compared, whatever its markup and spaces") {
    const Note note = read(
        "cloze = \"Say {{O(n  log\\nn)}} or {{l'uomo}} or {{C++}}.\"\n"
        "accept.\"O(n log n)\" = [\"linearithmic\"]\n"
        "accept.\"l'uomo\" = [\"the man\"]\naccept.'C++' = [\"cpp\"]\n");
    CHECK(answers_to(note, 0).back() == "linearithmic");
    CHECK(answers_to(note, 1).back() == "the man");
    CHECK(answers_to(note, 2).back() == "cpp");
}

TEST_CASE("what is wrong with the answers to holes is said with its place") {
    struct Case {
        std::string body;
        std::string problems;
    };
    const std::vector<Case> cases = {
        {two_holes + "accept.Partitoning = [\"sharding\"]\n",
         "3:8: error: the cloze has no hole `Partitoning`; did you mean `Partitioning`?\n"},
        {two_holes + "accept.replication = [\"copies\"]\n",
         "3:8: error: the cloze has no hole `replication`; it hides `Partitioning`, `7 days`\n"},
        {two_holes + "accept.\"7 days\" = [\"a\"]\naccept.\"7  days\" = [\"b\"]\n",
         "4:8: error: the hole `7 days` is given twice\n"},
        {two_holes + "accept.Partitioning = [\"a\"]\naccept.Partitioning = [\"b\"]\n",
         "4:1: error: `accept.Partitioning` is given twice\n"},
        {two_holes + "accept = [\"sharding\"]\n",
         "3:10: error: which hole is this list for? Write a line for each: accept.Partitioning = "
         "[\"...\"]\n"},
        {two_holes + "accept = [\"sharding\"]\naccept.\"7 days\" = [\"a week\"]\n",
         "4:1: error: this key has a list or keys of its own, not both\n"},
        {two_holes + "accept.\"7 days\" = [\"a week\"]\naccept = [\"sharding\"]\n",
         "4:1: error: this key has a list or keys of its own, not both\n"},
        {two_holes + "accept.\"7 days\" = \"a week\"\n",
         "3:19: error: `accept.\"7 days\"` must be a list of texts: [\"...\", \"...\"], not "
         "text\n"},
        {two_holes + "accept.Partitioning = [\"\"]\n",
         "3:24: error: `accept.Partitioning` has an empty text\n"},
        {two_holes + "accept = \"sharding\"\n",
         "3:10: error: which hole is this list for? Write a line for each: accept.Partitioning = "
         "[\"...\"]\n"},
        {"front = \"f\"\nback = \"b\"\naccept.b = [\"c\"]\n",
         "4:1: error: `accept` must be a list of texts: [\"...\", \"...\"], not a table\n"},
        {"front = \"f\"\npoints = [\"a\", \"b\"]\naccept = [\"c\"]\n",
         "4:1: error: `accept` belongs to a question or cloze note, but `points` in line 3 makes "
         "this a points note\n"},
        {"front = \"f\"\nnumber = 1\nstrict_accents = true\n",
         "4:1: error: `strict_accents` belongs to a question or cloze note, but `number` in line 3 "
         "makes this a number note\n"},
        {two_holes + "strict_accents = \"yes\"\n",
         "3:18: error: `strict_accents` must be true or false, without quotes, not text\n"},
    };
    for (const Case& one : cases) {
        INFO(one.body);
        CHECK(problems_of(one.body) == one.problems);
    }
}

TEST_CASE("a hole that should stand in quotes is shown as it is to be written") {
    for (const auto& [line, written] : std::vector<std::pair<std::string, std::string>>{
             {"accept.7 days = [\"a week\"]", "accept.\"7 days\" = [\"a week\"]"},
             {"accept.Łódź = [\"Lodz\"]", "accept.\"Łódź\" = [\"Lodz\"]"},
             {"accept.l'uomo = [\"man\"]", "accept.\"l'uomo\" = [\"man\"]"},
             {"accept.O(n) = [\"linear\"]", "accept.\"O(n)\" = [\"linear\"]"},
             {"accept.C++ = [\"cpp\"]", "accept.\"C++\" = [\"cpp\"]"},
             {"accept.R + W > N=[\"quorum\"]", "accept.\"R + W > N\" = [\"quorum\"]"},
             {"accept.a = b = [\"equal\"]", "accept.\"a = b\" = [\"equal\"]"},
             {"accept.0.1 s = [\"100 ms\"]", "accept.\"0.1 s\" = [\"100 ms\"]"}}) {
        INFO(line);
        const std::string problems = problems_of("cloze = \"{{x}}\"\n" + line + "\n");
        CHECK(problems.starts_with(
            "3:1: error: the text of this hole stands in quotes: " + written + "\n"));
    }
    CHECK(problems_of("cloze = \"{{Node.js}}\"\naccept.Node.js = [\"node\"]\n") ==
          "3:13: error: a hole whose text holds a dot stands in quotes: accept.\"Node.js\" = "
          "[\"node\"]\n");
}

TEST_CASE("answers to holes are printed so that they read back") {
    Note note = read(two_holes +
                     "accept.Partitioning = [\"sharding\"]\n"
                     "accept.\"7 days\" = [\"a week\"]\nstrict_accents = false\n");
    const std::string printed = deckfile::print_note(note);
    CHECK(
        printed.ends_with("accept.Partitioning = [\"sharding\"]\n"
                          "accept.\"7 days\" = [\"a week\"]\nstrict_accents = false\n"));
    deckfile::Problems problems;
    CHECK(deckfile::read_note(printed, 1, problems) == note);
}
