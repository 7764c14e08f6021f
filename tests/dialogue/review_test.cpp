#include "dialogue/review.hpp"

#include "catch.hpp"
#include "dialogue/cards.hpp"
#include "dialogue/reviews.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace played;

TEST_CASE("Each act of a review says the same by keys and by lines, at each stage") {
    const Play plays[] = {
        {"leaving at the question", question, "q", "q\n", "Left today: 1 new."},
        {"the input's end", question, "", "", "Left today: 1 new."},
        {"a hint", question, "hq", "h\nq\n", "hint: two of three"},
        {"both hints", question, "hhq", "h\nh\nq\n", "hint: think of a partition"},
        {"the reveal", question, " q", "\nq\n", "why: Say it as a promise."},
        {"the reveal by its word", question, " q", "show\nq\n", "A trilemma, as"},
        {"the marked grade", question, " \nq", "\n\nq\n", "good 10m   What is cap?"},
        {"again", question, " 1q", "\n1\nq\n", "again 1m   What is cap?"},
        {"hard by its word", question, " 2q", "hard\nq\n", "hard 6m   What is cap?"},
        {"good at once", question, " 3q", "3\nq\n", "good 10m   What is cap?"},
        {"easy", question, " 4q", "\neasy\nq\n", "easy 5d   What is cap?"},
        {"an answer in words", typed, "tgossip\nq", "t gossip\nq\n", "right"},
        {"words that are wrong", typed, "tnonsense\n2q", "t nonsense\n2\nq\n", "hard 6m"},
        {"undo of nothing", question, "uq", "u\nq\n", "othing is left to be undone"},
        {"undo at the next question", typed + choice, " 3uq", "3\nu\nq\n",
         "took back: good   Which protocol spreads rumours?"},
        {"undo at the end", choice, "1\nuq", "1\n\nu\nq\n", "took back: "},
        {"suspend at the question", question, "sq", "s\nq\n", "suspended   What is cap?"},
        {"suspend at the answer", question, " sq", "\ns\nq\n", "suspended   What is cap?"},
        {"bury at the question", question, "bq", "b\nq\n", "buried until tomorrow   What is cap?"},
        {"bury at the answer", question, " bq", "\nb\nq\n", "buried until tomorrow"},
        {"giving up on a choice", choice, "\n1q", "\n1\nq\n", "again 1m   What does it govern?"},
        {"several, none picked", choices, "\n1q", "\n1\nq\n", "again 1m   Which two?"},
        {"an estimate", number, "86400\n\nq", "86400\n\nq\n", "good 10m   How long is a day?"},
        {"an estimate of one digit", number, "5\n\nq", "5\n\nq\n", "again 1m"},
        {"an estimate with a unit", number, "1 day\n\nq", "1 day\n\nq\n", "good 10m"},
        {"no estimate", number, "\n\nq", "\n\nq\n", "again 1m   How long is a day?"},
        {"no point", points, "\n\nq", "\n\nq\n", "again 1m   Name three steps."},
        {"suspend of a number", number, "sq", "s\nq\n", "suspended   How long is a day?"},
    };
    for (const Play& play : plays) {
        INFO(play.what);
        const auto keys = keyed(play.cards, play.keys);
        const auto lines = piped(play.cards, play.lines);
        CHECK_THAT(keys.out, ContainsSubstring(play.said));
        CHECK_THAT(lines.out + lines.err, ContainsSubstring(play.said));
        CHECK(sentences(keys) == sentences(lines));
    }
}

TEST_CASE(
    "What is given key by key says how far it has come; what is given whole is judged alike") {
    const auto picked = keyed(choices, "12\nq");
    CHECK_THAT(picked.out, ContainsSubstring("picked: 1 2"));
    const auto had = keyed(points, " y y n\nq");
    CHECK_THAT(had.out, ContainsSubstring("had it; space shows the next point"));
    CHECK_THAT(had.out, ContainsSubstring("hard 6m   Name three steps."));
    const auto whole = piped(points, "yyn\n\nq\n");
    CHECK_THAT(whole.out, ContainsSubstring("hard 6m   Name three steps."));
    CHECK(whole.err.empty());
}

TEST_CASE("A line that means nothing is named with what is valid, and loses nothing") {
    const auto said = piped(typed, "what\n3\nq\n");
    CHECK_THAT(said.err,
               ContainsSubstring("ebb: `what` is no answer here; valid are 1 to 4, t TEXT"));
    CHECK_THAT(said.err, ContainsSubstring("u (undo), s (suspend), b (bury), q (quit)"));
    CHECK_THAT(said.out, ContainsSubstring("good 10m"));
    CHECK_THAT(piped(choice, "9\nq\n").err, ContainsSubstring("digits from 1 to 3"));
    CHECK_THAT(piped(number, "many\nq\n").err, ContainsSubstring("a number, with or without s"));
    CHECK_THAT(piped(points, "yyyy\nq\n").err, ContainsSubstring("up to 3 letters y or n"));
    CHECK_THAT(piped(question, "\nx\nq\n").err, ContainsSubstring("an empty line for the marked"));
}

TEST_CASE("What is no number is asked for again") {
    const auto said = keyed(number, "+-\n86400\n\nq");
    CHECK_THAT(said.out, ContainsSubstring("That is no number of s."));
    CHECK_THAT(said.out, ContainsSubstring("good 10m"));
}

TEST_CASE("A typed line that is emptied leaves the question as it was") {
    const auto said = keyed(typed, "tgos\x1b 3q");
    CHECK_THAT(said.out, ContainsSubstring("good 10m"));
    CHECK_THAT(said.out, !ContainsSubstring("right\n"));
}

TEST_CASE("The key line names what can be done now, and the list behind it all of it") {
    const auto plain = keyed(typed, "q");
    CHECK_THAT(plain.out, ContainsSubstring("space show   t type it   h hint   ? keys"));
    const auto all = keyed(choice, "?q");
    CHECK_THAT(all.out, ContainsSubstring("1-3 pick   Enter don't know   ? keys"));
    CHECK_THAT(all.out, ContainsSubstring("b  bury"));
    CHECK_THAT(all.out, !ContainsSubstring("hint"));
}

TEST_CASE("A screen that has become another one is drawn again with all that was revealed") {
    Home home(question);
    CHECK(says_twice(resized(home, " "), "A trilemma, as"));
}

TEST_CASE("A leech is told on both fronts") {
    for (const bool by_pipe : {false, true}) {
        INFO(by_pipe);
        Home home(question);
        for (int lapses = 0; lapses < 8; ++lapses) {
            for (const char* lines : {"4\n", "1\n4\n"}) {
                Review review(home);
                const auto said = by_pipe ? by_lines(review.dialogue, lines)
                                          : by_keys(review.dialogue, home.watch(),
                                                    lines == std::string("4\n") ? " 4" : " 1 4");
                const bool is_told =
                    said.out.find("A leech: forgotten 8 times") != std::string::npos;
                CHECK(is_told == (home.state("cap").memory.lapses == 8 && lapses == 7));
                home.wait(core::Days{400});
            }
        }
        CHECK(home.state("cap").memory.lapses == 8);
    }
}

TEST_CASE("Where nothing is due the review says when the next card comes, and is over") {
    Home home(question);
    {
        Review review(home);
        by_lines(review.dialogue, "easy\n");
    }
    for (const bool by_pipe : {false, true}) {
        Review review(home);
        const auto said =
            by_pipe ? by_lines(review.dialogue, "") : by_keys(review.dialogue, home.watch(), "");
        CHECK_THAT(said.out, ContainsSubstring("Nothing is due today. The next card is due in"));
    }
}

TEST_CASE("The header counts what is left in three numbers, and a card that comes back counts on") {
    const auto said = piped(question + typed, "again\neasy\neasy\nq\n");
    for (const char* left : {" 2 new  0 learning  0 review", " 1 new  1 learning  0 review",
                             " 0 new  1 learning  0 review"})
        CHECK_THAT(said.out, ContainsSubstring(left));
    CHECK_THAT(said.out, ContainsSubstring("3 answers in 0s: 2 cards, 1 right at first sight."));
}

TEST_CASE("Who leaves early is told first what is left today") {
    const auto said = piped(question + typed, "again\nq\n");
    const auto left = said.out.find("Left today: 1 in learning and 1 new.");
    const auto tomorrow = said.out.find(
        "Tomorrow: 1 in learning due, with those of today that are "
        "left.");
    CHECK(left != std::string::npos);
    CHECK(tomorrow != std::string::npos);
    CHECK(left < tomorrow);
}

TEST_CASE("Named cards are shown due or not, each once, and what is kept back is said") {
    Home home(question + typed + choice);
    piped(home, "easy\neasy\neasy\n");
    home.workspace().store.act({world::World::row(core::RowKind::suspend, "mine/uc")},
                               home.workspace().now());
    store::OfferRequest request;
    request.query = home::query("mine/cap or mine/protocol or mine/uc");
    request.by_name = true;
    app::StoreArchive archive(home.workspace(), request);
    DisturbedReview review(home, archive, {});
    const auto said = by_lines(review, "good\nagain\ngood\nq\n");
    CHECK_THAT(said.out, ContainsSubstring("Not shown: mine/uc (suspended)."));
    CHECK_THAT(said.out, ContainsSubstring("3 answers in 0s: 2 cards"));
    CHECK_THAT(said.out, !ContainsSubstring("Of mine/cap"));
}

TEST_CASE("The key that graded a card, tapped twice, leaves the next one alone") {
    const std::string two = question + choice;
    const auto in_a_hurry = [&](const std::string& cards, std::string_view keys) {
        Home home(cards);
        Review review(home);
        Paper paper;
        Keys pressed(keys);
        dialogue::KeyFront(paper.out(), pressed, home.watch()).run(review.dialogue);
        return paper.text();
    };
    CHECK_THAT(in_a_hurry(two, " 33q"), !ContainsSubstring("(picked, wrong)"));
    CHECK_THAT(in_a_hurry(two, " 31q"), ContainsSubstring("> 2"));
}

TEST_CASE("What is drawn again are the lines that stood there, at each stage") {
    const std::pair<std::string, const char*> stages[] = {
        {question, "h"}, {question, "h "},   {choice, "1"},
        {choices, "1"},  {choices, "1\n"},   {number, "5\n"},
        {points, " y "}, {points, " y n y"}, {typed, "tgossip\n"}};
    for (const auto& [cards, pressed] : stages) {
        INFO(pressed);
        Home home(cards);
        std::string once = keyed(home, std::string(pressed) + "\x03").out;
        once.resize(once.find("\nLeft today"));
        const std::string card = standing(once);
        Home other(cards);
        const std::string twice = standing(keyed(other, std::string(pressed) + "\f").out);
        CHECK(twice.substr(0, twice.find("\nLeft today")) == card + card);
    }
}

TEST_CASE("A long answer that is drawn again at one of its pages begins with the question") {
    std::string items;
    for (int i = 1; i <= 60; ++i) items += fmt::format("* item {}\n", i);
    const std::string list = card("list", "Which are they?", "back = \"\"\"\n" + items + "\"\"\"");
    const std::string said = keyed(list, " \f q").out;
    CHECK(says_twice(said, "Which are they?\n"));
    CHECK(says_twice(said, "item 1\n"));
    CHECK_FALSE(says_twice(said, "item 30\n"));
}

TEST_CASE("The question mark names the keys everywhere, and only those that do something") {
    CHECK_THAT(keyed(typed, "t?gossip\n3q").out, ContainsSubstring("Tab  hint"));
    CHECK_THAT(keyed(typed, "t\tgossip\n3q").out, ContainsSubstring("hint: neighbours talk"));
    CHECK_THAT(keyed(number, "8\t6\nq").out, !ContainsSubstring("hint"));
    CHECK_THAT(keyed(question, " 4?q").out, ContainsSubstring("q  quit"));
    CHECK_THAT(keyed(question, " ?q").out, !ContainsSubstring("h  hint"));
}

TEST_CASE("A leech is told while it is at hand, with the keys that help it") {
    Home home(question);
    for (int lapses = 0; lapses < 8; ++lapses) {
        keyed(home, " 4");
        home.wait(core::Days{400});
        keyed(home, " 1 4");
        home.wait(core::Days{400});
    }
    CHECK_THAT(keyed(home, " q").out,
               ContainsSubstring("  leech: lapsed 8 times; e edits it, s suspends it\n"));
    CHECK_THAT(piped(home, "\nq\n").out,
               ContainsSubstring("  leech: lapsed 8 times; s suspends it\n"));
}

TEST_CASE("What the grades mean is said once, to who has not answered yet, where there are keys") {
    const std::string meaning =
        "  again: not known; hard: with effort; good: known; easy: at once\n"
        "  space gives the marked one\n";
    Home home(question + typed);
    CHECK_THAT(piped(home, "\nq\n").out, !ContainsSubstring("not known;"));
    const auto first = keyed(home, " 3 q").out;
    CHECK_THAT(first, ContainsSubstring(meaning));
    CHECK(first.find(meaning) == first.rfind(meaning));
    CHECK_THAT(keyed(home, " q").out, !ContainsSubstring("not known;"));
}

TEST_CASE("A key prints the sources of the answer, where there are any") {
    const std::string sourced = card("cap", "What is cap?", "back = \"B\"\nsource = \"A book\"");
    CHECK(says_twice(keyed(sourced, " oq").out, "  source: A book\n"));
    CHECK_FALSE(says_twice(keyed(sourced, " q").out, "  source: A book\n"));
    CHECK_THAT(keyed(sourced, " q").out, ContainsSubstring("o sources"));
    CHECK_THAT(keyed(question, " q").out, !ContainsSubstring("o sources"));
    CHECK_THAT(piped(sourced, "\no\nq\n").err, ContainsSubstring("`o` is no answer here"));
}

TEST_CASE("Hints, the list of keys and the keys themselves follow what the learner gave to acts") {
    Home home(question + choice);
    Review review(home);
    Paper paper;
    Keys pressed("?vjx");
    const core::Keys keys{{"show", "v"}, {"again", "j"}, {"quit", "x"}, {"hint", "i"}};
    dialogue::KeyFront(paper.out(), pressed, unhurried(home.watch()), keys).run(review.dialogue);
    const std::string said = paper.text();
    CHECK_THAT(said, ContainsSubstring("v show   i hint   ? keys"));
    CHECK_THAT(said, ContainsSubstring("x  quit"));
    CHECK_THAT(said, ContainsSubstring("j again 1m"));
    CHECK_THAT(said, ContainsSubstring("again 1m   What is cap?"));
    CHECK_THAT(said, ContainsSubstring("Enter don't know"));
}

TEST_CASE("Where a card is put away another takes its place in the day, as due counts it") {
    Home home(question + typed + choice);
    store::OfferRequest request;
    request.new_cards = 1;
    app::StoreArchive archive(home.workspace(), request);
    DisturbedReview review(home, archive, {});
    const auto said = by_lines(review, "s\nb\nq\n").out;
    for (const char* front : {"What is cap?", "Which protocol"})
        CHECK_THAT(said, ContainsSubstring(front));
    CHECK(says_twice(said, "1 new  0 learning  0 review"));
    CHECK_THAT(said, !ContainsSubstring("0 new"));
}

TEST_CASE("A letter behind one that was taken back is no act, and Esc leaves the line") {
    const auto kept = keyed(typed, "tx\bsgossip\n3q").out;
    CHECK_THAT(kept, ContainsSubstring("sgossip"));
    CHECK_THAT(kept, !ContainsSubstring("suspended"));
    CHECK_THAT(keyed(typed, "tx\x1bs").out, ContainsSubstring("suspended"));
}

TEST_CASE("What is said of a key says the learner's own") {
    Home home(points);
    Review review(home);
    Paper paper;
    Keys pressed("pyp");
    const core::Keys keys{{"point", "p"}, {"marked", "m"}};
    dialogue::KeyFront(paper.out(), pressed, unhurried(home.watch()), keys).run(review.dialogue);
    CHECK_THAT(paper.text(), ContainsSubstring("had it; p shows the next point"));
    Home other(question);
    Review asked(other);
    Keys shown(" ");
    dialogue::KeyFront(paper.out(), shown, unhurried(other.watch()), keys).run(asked.dialogue);
    CHECK_THAT(paper.text(), ContainsSubstring("  m gives the marked one"));
}
