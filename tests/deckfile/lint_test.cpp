#include "deckfile/lint.hpp"

#include "catch.hpp"
#include "deckfile/note_of.hpp"

#include <algorithm>

using deckfile::Fronts;
namespace rule = deckfile::rule;
using Strings = std::vector<std::string>;

namespace {

Strings style_findings(const core::Note& note, const core::DeckInfo& deck = {}) {
    Strings out;
    for (const auto& finding : deckfile::style_findings(note, deck))
        out.push_back(finding.sentence);
    return out;
}

// With a source, so that only the rest is found.
Strings findings(const std::string& body) {
    return style_findings(note(body + "source = \"s\"\n"));
}

// The rules that a note is found by, one after the other.
std::vector<std::string_view> rules_broken(const std::string& body) {
    std::vector<std::string_view> out;
    for (const auto& finding : deckfile::style_findings(note(body), {}))
        out.push_back(finding.rule);
    return out;
}

std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "word ";
    return '"' + text + '"';
}

std::string question(const std::string& front) {
    return "front = \"" + front + "\"\nback = \"b\"\n";
}

}  // namespace

TEST_CASE("a front has fifty words at most, and a back forty") {
    CHECK(findings("front = " + words(50) + "\nback = " + words(40) + "\n").empty());
    CHECK(findings("front = " + words(51) + "\nback = " + words(41) + "\n") ==
          Strings{"the front has 51 words; 50 are enough", "the back has 41 words; 40 are enough"});
    CHECK(findings("cloze = \"{{a::some hint that does not count}} " + words(49).substr(1) + "\n")
              .empty());
}

TEST_CASE("answers and points are short, and points are seven at most") {
    CHECK(findings("front = \"f\"\nanswer = " + words(23) + "\nwrong = [" + words(22) + "]\n") ==
          Strings{"an answer has 23 words; 22 are enough"});
    CHECK(findings("front = \"f\"\npoints = [\"a\", " + words(19) + "]\n") ==
          Strings{"a point has 19 words; 18 are enough"});
    const std::string seven =
        "front = \"f\"\npoints = [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\"";
    CHECK(findings(seven + "]\n").empty());
    CHECK(findings(seven + ", \"8\"]\n") ==
          Strings{"8 points; more than 7 are not learned as one card"});
}

TEST_CASE("a right answer that its length gives away is found") {
    const auto choice = [](const std::string& right, const std::string& wrong) {
        return findings("front = \"f\"\nanswer = \"" + right + "\"\nwrong = [\"" + wrong +
                        "\", \"another wrong answer\"]\n");
    };
    CHECK(choice("about as long as the rest", "about as long as the right one").empty());
    CHECK(choice("much, much longer than all of the others, and with a condition", "a wrong one") ==
          Strings{"the right answer stands out: it is much longer than the wrong ones"});
    CHECK(choice("short", "a wrong answer that goes on") ==
          Strings{"the right answer stands out: it is much shorter than the wrong ones"});
    CHECK(choice("30", "400").size() == 0);  // a few characters are not seen
}

TEST_CASE("a number says its unit, or what counts") {
    CHECK(findings("front = \"f\"\nnumber = 3\n") ==
          Strings{"a number with neither `unit` nor `within`: nobody knows what counts"});
    CHECK(findings("front = \"f\"\nnumber = 3\nunit = \"s\"\n").empty());
    CHECK(findings("front = \"f\"\nnumber = 3\nwithin = \"10%\"\n").empty());
    CHECK(findings("front = \"f\"\nnumber = 0\nwithin = \"exact\"\n").empty());
}

TEST_CASE("lengths are those that a reader sees, in any script and with any accents") {
    const auto choice = [](const std::string& right, const std::string& wrong) {
        return findings("front = \"f\"\nanswer = \"" + right + "\"\nwrong = [\"" + wrong + "\"]\n");
    };
    CHECK(choice("συνέπεια και διαθεσιμότητα", "consistency, availability").empty());
    CHECK(choice("consistency, availability", "συνέπεια και διαθεσιμότητα").empty());
    CHECK(
        choice(
            "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
            "eeeeeeeeeeee")
            .empty());
    CHECK(choice("συνέπεια και διαθεσιμότητα", "a few words").size() == 1);
}

TEST_CASE("each finding goes by a rule that a deck can name") {
    const std::string sourced = "source = \"s\"\n";
    using Rules = std::vector<std::string_view>;
    CHECK(rules_broken("front = " + words(51) + "\nback = " + words(41) + "\n") ==
          Rules{rule::long_front, rule::long_back, rule::no_source});
    CHECK(rules_broken("front = \"f\"\nanswer = " + words(23) + "\nwrong = [\"w\"]\n" + sourced) ==
          Rules{rule::long_answer, rule::answer_stands_out});
    CHECK(rules_broken("front = \"f\"\nnumber = 3\n" + sourced) == Rules{rule::bare_number});
    CHECK(rules_broken("cloze = \"{{all}}\"\n" + sourced) == Rules{rule::all_hole});
    for (const auto& one : deckfile::style_findings(note(question("f")), {}))
        CHECK(std::find(deckfile::rules.begin(), deckfile::rules.end(), one.rule) !=
              deckfile::rules.end());
    CHECK(deckfile::describe({rule::long_back, "too long"}) == "too long [long-back]");
}

TEST_CASE("what a deck says of its source and its tags holds for its notes") {
    core::DeckInfo deck;
    deck.sources = {"https://example.org"};
    CHECK(style_findings(note(question("f")), deck).empty());
    deck = {};
    deck.tags = {"ours"};
    CHECK(style_findings(note(question("f")), deck).empty());
}

TEST_CASE("a cloze leaves something to go by") {
    CHECK(findings("cloze = \"{{all}} is {{hidden}}.\"\n") ==
          Strings{"the cloze is all hole: nothing is left to go by"});
    CHECK(findings("cloze = \"Delta lists {{30 days}} of history.\"\n").empty());
}

TEST_CASE("a fact has a source, and what is the authors' own says so") {
    CHECK(style_findings(note(question("f"))) ==
          Strings{"no `source`; what is your own has the tag `ours`"});
    CHECK(style_findings(note(question("f") + "tags = [\"ours\"]\n")).empty());
}

TEST_CASE("fronts that ask nearly the same are found, whatever their case and punctuation") {
    Fronts fronts;
    CHECK_FALSE(fronts.add(note(question("Which part of CAP does a bank give up, and why?")), "a"));
    CHECK(fronts.add(note(question("which part of cap does a bank give up - and why")), "b") ==
          "a");
    CHECK_FALSE(
        fronts.add(note(question("Which part of a log is read by a consumer group?")), "c"));
    CHECK_FALSE(fronts.add(note(question("RPO")), "d"));
    CHECK(fronts.add(note(question("rpo?")), "e") == "d");
    CHECK_FALSE(fronts.add(note(question("RTO")), "f"));
}

TEST_CASE("a cloze is compared by its text with the holes filled") {
    Fronts fronts;
    CHECK_FALSE(
        fronts.add(note("cloze = \"Order holds only within one {{partition}} of it.\"\n"), "a"));
    CHECK(fronts.add(note("cloze = \"Order holds only {{within one}} partition of it.\"\n"), "b") ==
          "a");
}

TEST_CASE("words that very many fronts share make no two of them the same") {
    Fronts fronts;
    int found = 0;
    for (int i = 0; i < 10'000; ++i)
        if (fronts.add(note(question("Which of the parts is it, " + std::to_string(i) + "?")),
                       std::to_string(i)))
            ++found;
    CHECK(found < 200);
}

TEST_CASE("a vocabulary names a tag a line, and says more for people") {
    CHECK(deckfile::read_vocabulary("# Tags\n\n* `core`: learned first\n* `Delta`: tables\n"
                                    "* no tag\n  * `nested`\ntext with `code`\n* `open") ==
          deckfile::Vocabulary{{"core", "core"}, {"delta", "Delta"}});
}
