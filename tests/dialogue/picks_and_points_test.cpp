// Answers of several parts, which are given part by part by keys, and whole by lines.
#include "catch.hpp"
#include "dialogue/cards.hpp"
#include "dialogue/quizzes.hpp"
#include "dialogue/reviews.hpp"

#include <algorithm>

using Catch::Matchers::ContainsSubstring;
using namespace played;

namespace {

// What keys say of an answer that is not whole yet: its picks so far, and the next point unmarked.
bool is_on_the_way(const std::string& sentence) {
    return sentence.starts_with("picked:") || sentence.starts_with("- ") ||
           sentence.ends_with("space shows the next point");
}

std::vector<std::string> of_the_whole(const Said& said) {
    auto all = sentences(said);
    std::erase_if(all, is_on_the_way);
    return all;
}

struct Given {
    std::string keys;
    std::string line;
};

// What a review says, graded as it is marked; by keys, once it is the same by lines.
Said reviewed(const std::string& cards, const Given& given) {
    INFO(given.keys);
    const auto keys = keyed(cards, given.keys + "\nq");
    const auto lines = piped(cards, given.line + "\n\nq\n");
    CHECK(of_the_whole(keys) == of_the_whole(lines));
    CHECK(lines.err.empty());
    return keys;
}

Said quizzed(const std::string& cards, const Given& given) {
    INFO(given.keys);
    Home keyed_home(cards);
    Quiz keyed(keyed_home);
    const auto keys = by_keys(keyed.dialogue, keyed_home.watch(), given.keys + " q");
    Home piped_home(cards);
    Quiz piped(piped_home);
    const auto lines = by_lines(piped.dialogue, given.line + "\n");
    CHECK(of_the_whole(keys) == of_the_whole(lines));
    CHECK(lines.err.empty());
    CHECK(keyed.recorded == piped.recorded);
    return keys;
}

bool says(const Said& said, std::string_view what) {
    return said.out.find(what) != std::string::npos;
}

// Each way to pick of three options; where several are right, Enter ends the picks.
std::vector<Given> all_picks() {
    std::vector<Given> all;
    for (const std::string digits : {"1", "2", "3", "12", "13", "23", "123"})
        all.push_back({digits + "\n", digits});
    return all;
}

// Each way to have had three points or not, as letters y and n.
std::vector<std::string> all_marks() {
    return {"yyy", "yyn", "yny", "ynn", "nyy", "nyn", "nny", "nnn"};
}

// By keys each point is shown before it is ticked.
Given ticked(const std::string& marks) {
    std::string keys;
    for (const char mark : marks) keys += {' ', mark};
    return {keys, marks};
}

}  // namespace

TEST_CASE("All picks of several right answers are judged alike by keys and by lines") {
    int right_in_review = 0;
    int right_in_quiz = 0;
    for (const Given& given : all_picks()) {
        const auto review = reviewed(choices, given);
        const auto quiz = quizzed(choices, given);
        right_in_review += says(review, "good 10m   Which two?");
        right_in_quiz += says(quiz, "Score: 100 %");
    }
    CHECK(right_in_review == 1);
    CHECK(right_in_quiz == 1);
}

TEST_CASE("Picks are the same in any order, apart or together, and when one was taken back") {
    const std::string plain = keyed(choices, "13\n\nq").out;
    const auto verdict_on = [](const std::string& text) {
        return text.substr(text.find("  picked: 1 3"));
    };
    for (const Given& given : {Given{"31\n", "31"}, Given{"31\n", "3 1"}, Given{"13\n", "1, 3"},
                               Given{"1223\n", "1 3"}, Given{"321323\n", "13"}}) {
        const auto said = reviewed(choices, given);
        CHECK(verdict_on(said.out) == verdict_on(plain));
    }
}

TEST_CASE("A line with a pick that is none, or is there twice, is refused whole") {
    for (const char* line : {"4", "14", "11", "1x", "0", ",", "1-2"}) {
        INFO(line);
        const auto said = piped(choices, std::string(line) + "\nq\n");
        CHECK_THAT(said.err, ContainsSubstring("is no answer here; valid are digits from 1 to 3"));
        CHECK(said.out == piped(choices, "q\n").out);
    }
}

TEST_CASE("The one pick of a single right answer is judged alike by keys and by lines") {
    int right = 0;
    for (const std::string digit : {"1", "2", "3"}) {
        const Given given{digit, digit};
        right += says(reviewed(choice, given), "good 10m   What does it govern?");
        quizzed(choice, given);
    }
    CHECK(right == 1);
}

TEST_CASE("All ways to tick points had or missed are judged alike by keys and by lines") {
    for (const std::string& marks : all_marks()) {
        const auto had = static_cast<double>(std::count(marks.begin(), marks.end(), 'y'));
        const auto review = reviewed(points, ticked(marks));
        const auto quiz = quizzed(points, ticked(marks));
        for (const Said& said : {review, quiz})
            CHECK_THAT(said.out, ContainsSubstring(fmt::format("{} of 3 points", had)));
        CHECK_THAT(quiz.out, ContainsSubstring(fmt::format("Score: {:.0f} %", had * 100 / 3.0)));
    }
}

TEST_CASE("Points that are not reached are missed, on both fronts") {
    for (const std::string marks : {"y", "n", "yy", "yn", "ny", "nn"}) {
        Given given = ticked(marks);
        given.keys += '\n';
        const auto had = std::count(marks.begin(), marks.end(), 'y');
        const auto text = fmt::format("{} of 3 points", had);
        CHECK_THAT(reviewed(points, given).out, ContainsSubstring(text));
        CHECK_THAT(quizzed(points, given).out, ContainsSubstring(text));
    }
}

TEST_CASE("A space ticks a point as had, like y") {
    CHECK(keyed(points, "   y n\nq").out == keyed(points, " y y n\nq").out);
}
