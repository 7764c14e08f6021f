// Wrong answers made from other questions' right ones.
#include "core/quiz/distractors.hpp"

#include "base/numbers/random.hpp"
#include "catch.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace core;

namespace {

using Answers = std::vector<std::string>;

Note question(std::string front, std::string back, std::vector<std::string> tags = {}) {
    Note note;
    note.front = std::move(front);
    note.back = std::move(back);
    note.tags = std::move(tags);
    return note;
}

std::vector<Note> capitals() {
    std::vector<Note> notes;
    const std::vector<std::pair<std::string, std::string>> pairs{
        {"Portugal", "Lisbon."}, {"Spain", "Madrid."},  {"Germany", "Berlin."},
        {"Austria", "Vienna."},  {"Poland", "Warsaw."}, {"Greece", "Athens."}};
    for (const auto& [country, city] : pairs)
        notes.push_back(question("What is the capital of " + country + "?", city));
    return notes;
}

Answers of(const Note& asked, const std::vector<Note>& others, std::uint64_t seed = 1) {
    return distractors(asked, others, {"core", "all"}, seed);
}
// Whether the one can be a distractor of the other, beside two that are.
bool fits(const Note& one, const Note& asked, const std::vector<Note>& two) {
    std::vector<Note> others = two;
    others.push_back(one);
    REQUIRE(of(asked, two).empty());
    return !of(asked, others).empty();
}
bool fits_capitals(const Note& one) {
    const auto all = capitals();
    return fits(one, all[0], {all[1], all[2]});
}

}  // namespace

TEST_CASE("three wrong answers are taken from questions that ask alike") {
    const auto all = capitals();
    for (const Note& asked : all)
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Answers wrong = of(asked, all, seed);
            REQUIRE(wrong.size() == 3);
            const std::set<std::string> different(wrong.begin(), wrong.end());
            CHECK(different.size() == 3);
            CHECK_FALSE(different.contains(asked.back));
            for (const auto& one : wrong)
                CHECK(std::any_of(all.begin(), all.end(),
                                  [&](const Note& note) { return note.back == one; }));
        }
}

TEST_CASE("the same seed gives the same wrong answers, other seeds others") {
    const auto all = capitals();
    std::set<Answers> different;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        CHECK(of(all[0], all, seed) == of(all[0], all, seed));
        different.insert(of(all[0], all, seed));
    }
    CHECK(different.size() > 5);
}

TEST_CASE("fewer than three wrong answers are none") {
    const auto all = capitals();
    CHECK(of(all[0], {}).empty());
    CHECK(of(all[0], {all[0], all[1], all[2]}).empty());
    CHECK(of(all[0], {all[1], all[1], all[1], all[2]}).empty());
    CHECK(fits_capitals(all[3]));
}

TEST_CASE("only a question with a short back of one line has wrong answers") {
    const auto all = capitals();
    CHECK(of(question("What is it?", std::string(61, 'x')), all).empty());
    CHECK(of(question("What is it?", "One.\nTwo."), all).empty());
    CHECK(of(question("What is it?", "`one`"), all).empty());
    CHECK(of(question("What is it?", ""), all).empty());
    CHECK(of(question("What is it?", "..."), all).empty());
    Note cloze = all[0];
    cloze.kind = Kind::cloze;
    CHECK(of(cloze, all).empty());
    cloze = all[3];
    cloze.kind = Kind::choice;
    CHECK_FALSE(fits_capitals(cloze));
}

TEST_CASE("a wrong answer has the right one's form") {
    const auto fits = [](const std::string& front, const std::string& back) {
        return fits_capitals(question(front, back));
    };
    CHECK(fits("What is the port of Egypt?", "Cairo."));
    CHECK_FALSE(fits("Where is the port of Egypt?", "Cairo."));           // another question
    CHECK_FALSE(fits("What is the port of Egypt?", "Alexandria Port."));  // longer, and a name
    CHECK_FALSE(fits("What is the port of Egypt?", "In town."));          // a place, not a thing
    CHECK_FALSE(fits("What is the port of Egypt?", "Pier 7."));           // with digits
    CHECK_FALSE(fits("What is the port of Egypt?", "Cairo"));             // without a full stop
    CHECK_FALSE(fits("What is the port of Egypt?", "cairo."));            // in small letters
    CHECK_FALSE(fits("What is the port of Egypt?", "It is."));            // a sentence
}

TEST_CASE("an answer that takes up a word of its question is not left to stand out") {
    const Note asked = question("Which mode is fastest?", "Turbo mode.");
    const std::vector<Note> two{question("Which mode is safest?", "Eco mode."),
                                question("Which mode is oldest?", "Basic mode.")};
    CHECK(fits(question("Which mode is newest?", "Sport mode."), asked, two));
    CHECK_FALSE(fits(question("Which engine is newest?", "Steam power."), asked, two));
}

TEST_CASE("a wrong answer comes from a note with a tag in common, if there are tags at all") {
    const Note asked = question("What is hot?", "The sun.", {"core", "all", "sky"});
    const std::vector<Note> two{question("What is cold?", "The moon.", {"all", "Sky"}),
                                question("What is far?", "The star.", {"sky", "night"})};
    const auto with = [&](std::vector<std::string> tags) {
        return fits(question("What is wet?", "The rain.", std::move(tags)), asked, two);
    };
    CHECK(with({"sky"}));
    CHECK_FALSE(with({"earth"}));
    CHECK_FALSE(with({"core", "all"}));
    CHECK_FALSE(with({}));
}

TEST_CASE("what may be right is no wrong answer") {
    Note asked = question("What sends a read twice?", "Hedging.");
    asked.accept = {"a backup request", "doubling"};
    const std::vector<Note> two{question("What saves calls?", "Batching."),
                                question("What keeps a few?", "Sampling.")};
    const auto with = [&](const std::string& back) {
        return fits(question("What else is there?", back), asked, two);
    };
    CHECK(with("Sharding."));
    CHECK_FALSE(with("Hedging."));
    CHECK_FALSE(with("Hedgings."));
    CHECK_FALSE(with("The hedging."));
    CHECK_FALSE(with("Doubling."));
    CHECK_FALSE(with("Batching."));  // twice the same
    CHECK_FALSE(fits(question("What sends a read?", "Sharding."), asked, two));
    Note other = question("What else is there?", "Sharding.");
    other.accept = {"hedging"};
    CHECK_FALSE(fits(other, asked, two));
}

TEST_CASE("figures are other answers, however alike") {
    const Note asked = question("When did the first war begin?", "1914.");
    CHECK(fits(question("When did it end?", "1918."), asked,
               {question("When did the second begin?", "1939."),
                question("When did the second end?", "1945.")}));
}

TEST_CASE("whatever the notes, wrong answers are three different backs of others, or none") {
    base::Random random(3);
    const std::vector<std::string> words{"one", "two", "red", "blue", "Rome",
                                         "4",   "is",  "to",  "the"};
    const std::vector<std::string> fronts{"What is ", "Which is ", "Why ", "", "How many "};
    for (int round = 0; round < 200; ++round) {
        std::vector<Note> notes;
        for (int i = 0; i < 30; ++i) {
            const auto word = [&] { return words[random.below(words.size())]; };
            notes.push_back(question(fronts[random.below(fronts.size())] + word() + "?", word(),
                                     {"t" + std::to_string(random.below(3))}));
            while (random.below(2) == 0) notes.back().back += " " + word();
        }
        const Answers wrong = of(notes[0], notes, random.next());
        if (wrong.empty()) continue;
        CHECK(std::set<std::string>(wrong.begin(), wrong.end()).size() == 3);
        for (const auto& one : wrong) {
            CHECK(one != notes[0].back);
            CHECK(std::any_of(notes.begin(), notes.end(),
                              [&](const Note& note) { return note.back == one; }));
        }
    }
}
