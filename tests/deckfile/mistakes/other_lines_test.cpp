// Lines in a deck that are none of it: what was pasted, and what git left.
#include "deckfile/mistakes/said.hpp"

TEST_CASE("lines that were pasted are told once, and cost no note that stands above them") {
    const std::string pasted =
        "this line is no `key = value`; a note on one line is what `ebb add DECK \"question :: "
        "answer\"` takes";
    for (const std::string line : {
             "What port does Telnet listen on?,23,ports",
             "\"What port?\",\"23\"",
             "What's this?,23",
             "term\tdefinition",
             "Kafka keeps\ta log",
             "Q :: A",
             "front :: back",
             "il pane :: bread",
             "il pane = bread",
             "pane = bread",
             "Kafka: a log that is split",
             "Then the leader is asked.",
             "1. first the leader",
             "a leader is asked",
             "Über allem",
         }) {
        CAPTURE(line);
        const std::string text = "[[card]]\n" + question + line + "\n" + line + "\n\n";
        const auto deck = deckfile::load(text + "[[card]]\ncloze = '{{x}}'\n", "f.toml");
        CHECK(said_of(text) == "4:1: error: " + pasted + "\n");
        CHECK(deck.notes.size() == 2);
    }
    check({
        {question + "Q :: A\nhint = 5\nQ :: A\n",
         "4:1: " + pasted +
             "\n5:8: `hint` must be text in quotes, or a list of texts, not a number\n6:1: " +
             pasted},
        {"front = \"a question\nthat goes on\nand on\"\nback = \"b\"\n",
         "2:20: string not closed; add \" here or use \"\"\""},
        {front + "back = \"two\nlines\"\n", "3:12: string not closed; add \" here or use \"\"\""},
        {question + "hint is here\n", "4:6: = is missing after the key"},
        {question + "hnit is here\n",
         "4:1: unknown key `hnit`; did you mean `hint`?\n4:6: = is missing after the key"},
        {question + "explanation: it is so\n",
         "4:1: unknown key `explanation`; did you mean `note`?\n"
         "4:12: a single = stands between a key and its value, not :"},
        {question + "reverse yes\n", "4:9: = is missing after the key"},
        {question + "• back\n", "4:1: a line begins with a key, a header or #, not with •"},
        {question + "— back\n", "4:1: a line begins with a key, a header or #, not with —"},
    });
    CHECK(said_of("[deck]\ntitle = \"t\"\npane :: bread\n[[card]]\n" + question) ==
          "3:1: error: " + pasted + "\n");
}

TEST_CASE("a conflict of git is called one, and costs no note that is whole") {
    const auto begins = [](const std::string& more) {
        return "error: a conflict of git begins here: keep one of the two versions" + more +
               ", and delete the lines of <<<<<<<, ======= and >>>>>>>\n";
    };
    const std::string other =
        "error: a line of a conflict of git; delete it, and the version that is not wanted where "
        "one is\n";
    const std::string between = "[[card]]\n" + question +
                                "<<<<<<< HEAD\n[[card]]\nfront = \"r\"\n" +
                                "back = \"b\"\n=======\n[[card]]\nfront = \"s\"\nback = \"b\"\n" +
                                ">>>>>>> topic\n[[card]]\ncloze = \"{{x}}\"\n";
    CHECK(said_of(between) == "4:1: " + begins(", or both where each is a note of its own") +
                                  "8:1: " + other + "12:1: " + other);
    CHECK(deckfile::load(between, "f.toml").notes.size() == 4);
    const std::string within =
        "[[card]]\n" + front + "<<<<<<< HEAD\nback = \"b\"\n=======\nback = \"c\"\n>>>>>>> t\n";
    CHECK(said_of(within) == "3:1: " + begins(""));
    const std::string both = ", or both, with a [[card]] between them";
    CHECK(said_of("[[card]]\n<<<<<<< HEAD\n" + question + "=======\n" + question + ">>>>>>> t\n") ==
          "2:1: " + begins(both));
    CHECK(said_of("[[card]]\n<<<<<<< HEAD\n" + question +
                  "||||||| base\n=======\ncloze = '{{x}}'\n" + ">>>>>>> t\n") ==
          "2:1: " + begins(both));
    CHECK(said_of("[[card]]\n<<<<<<< HEAD\n" + question + "=======\nback = 'c'\n" +
                  ">>>>>>> t\n") == "2:1: " + begins(""));
    CHECK(deckfile::load(within, "f.toml").notes.empty());
    CHECK(said_of("[[card]]\n" + front + "back = \"\"\"\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> t\n" +
                  "\"\"\"\n") == "4:1: warning: a conflict of git within this text\n");
}
