#include "dialogue/quiz.hpp"

#include "catch.hpp"
#include "dialogue/cards.hpp"
#include "dialogue/quizzes.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace played;

TEST_CASE("Each act of a quiz says the same by keys and by lines, at each stage") {
    const Play plays[] = {
        {"leaving at the question", question, "qq", "q\n", "Nothing was answered."},
        {"the input's end", question, "", "", "Nothing was answered."},
        {"a hint", question, "hqq", "h\nq\n", "hint: two of three"},
        {"known", question, " yq", "\ny\n", "Score: 100 % - 1 of 1 right"},
        {"known without a look", question, " yq", "y\n", "Score: 100 %"},
        {"not known", question, " nq", "\nn\n", "Missed:"},
        {"typed", typed, "gossip\n q", "gossip\n", "right"},
        {"typed with a slip", typed, "gosip\n q", "gosip\n", "nearly"},
        {"typed wrong", typed, "rumours\n q", "rumours\n", "Score: 0 %"},
        {"a word that is a command elsewhere", typed, "show\n q", "show\n", "Score: 0 %"},
        {"a hint for what is typed", typed, "\tgossip\n q", "?\ngossip\n", "hint: neighbours talk"},
        {"not known what to type", typed, "\n q", "\n", "Score: 0 %"},
        {"an estimate", number, "86400\n q", "86400\n", "Score: 100 %"},
        {"no estimate", number, "\n q", "\n", "Score: 0 %"},
        {"giving up on a choice", choice, "\n q", "\n", "Score: 0 %"},
        {"no point", points, "\n q", "\n", "Score: 0 %"},
    };
    for (const Play& play : plays) {
        INFO(play.what);
        Home keyed_home(play.cards);
        Quiz keyed(keyed_home);
        const auto keys = by_keys(keyed.dialogue, keyed_home.watch(), play.keys);
        Home piped_home(play.cards);
        Quiz piped(piped_home);
        const auto lines = by_lines(piped.dialogue, play.lines);
        CHECK_THAT(keys.out, ContainsSubstring(play.said));
        CHECK_THAT(lines.out, ContainsSubstring(play.said));
        CHECK(sentences(keys) == sentences(lines));
        CHECK(keyed.recorded == piped.recorded);
    }
}

TEST_CASE("By keys the learner may overrule the judgement, and review what was missed") {
    Home home(typed);
    Quiz quiz(home);
    const auto said = by_keys(quiz.dialogue, home.watch(), "rumours\nyq");
    CHECK_THAT(said.out, ContainsSubstring("y count as right"));
    CHECK_THAT(said.out, ContainsSubstring("Score: 100 %"));
    CHECK_THAT(said.out, !ContainsSubstring("r review the misses"));

    Home other(typed);
    Quiz missed(other);
    const auto end = by_keys(missed.dialogue, other.watch(), "rumours\n r");
    CHECK_THAT(end.out, ContainsSubstring("r review the misses   q quit"));
    CHECK(missed.dialogue.wants_misses());
}

TEST_CASE("What has been judged counts, also for who leaves before the next question") {
    for (const char* keys : {"gossip\nq q", "gossip\n"}) {
        Home home(typed);
        Quiz quiz(home);
        CHECK_THAT(by_keys(quiz.dialogue, home.watch(), keys).out,
                   ContainsSubstring("Score: 100 %"));
        CHECK(quiz.recorded == 1);
    }
}

TEST_CASE("A line that means nothing in a quiz is named with what is valid") {
    Home home(question);
    Quiz quiz(home);
    const auto said = by_lines(quiz.dialogue, "perhaps\n\nperhaps\ny\n");
    CHECK_THAT(said.err, ContainsSubstring("valid are y (you knew it) or n, an empty line or show, "
                                           "h (hint), q (quit)"));
    CHECK_THAT(said.err, ContainsSubstring("valid are y (you knew it) or n, q (quit)"));
    CHECK_THAT(said.out, ContainsSubstring("Score: 100 %"));
}

TEST_CASE("When the time has run out no further question is asked") {
    Home home(question + number);
    Quiz quiz(home, core::Milliseconds{4500}, dialogue::QuizDialogue::End::offers_misses,
              core::Milliseconds{1000});
    const auto said = by_lines(quiz.dialogue, "y\nq\n");
    CHECK_THAT(said.out, ContainsSubstring("left"));
    CHECK_THAT(said.out, ContainsSubstring("Time is up."));
    CHECK_THAT(said.out, ContainsSubstring("not answered"));
}

TEST_CASE("An answer that cannot be recorded counts for this quiz, and that is said") {
    for (const bool by_pipe : {false, true}) {
        Home home(question);
        Quiz quiz(home);
        quiz.fails = true;
        const auto said =
            by_pipe ? by_lines(quiz.dialogue, "y\n") : by_keys(quiz.dialogue, home.watch(), " yq");
        CHECK_THAT(said.out + said.err,
                   ContainsSubstring("ot recorded: The disk is full. The answer counts"));
        CHECK_THAT(said.out, ContainsSubstring("Score: 100 %"));
    }
}

TEST_CASE("A quiz that says its score alone offers no key at its end") {
    Home home(question);
    Quiz quiz(home, {}, dialogue::QuizDialogue::End::says_score);
    const auto said = by_keys(quiz.dialogue, home.watch(), " n");
    CHECK_THAT(said.out, ContainsSubstring("Score: 0 %"));
    CHECK(said.out.find("q quit", said.out.find("Score:")) == std::string::npos);
    CHECK_THAT(said.out, !ContainsSubstring("review the misses"));
}
