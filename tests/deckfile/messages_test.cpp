// Mistakes as people make them, and the whole of what is said of each: enough to mend it by.
// Here those of whole lines, tables and files; others stand in mistakes.
#include "deckfile/mistakes/said.hpp"

#include <fmt/format.h>

namespace {

const std::string date = "a date is written year-month-day, as in 2026-11-01, without quotes";
const std::string left_out =
    "without the deck's id its notes cannot be told apart from new ones; they are left out until "
    "it is mended";

}  // namespace

TEST_CASE("what nobody can see is named") {
    const std::string outside = " outside a string; delete it, or write a plain space";
    check({
        {front + "\u00a0back = \"b\"\n", "3:1: U+00A0 NO-BREAK SPACE" + outside},
        {front + "\u200b\nback = \"b\"\n", "3:1: U+200B ZERO WIDTH SPACE" + outside},
        {front + "back =\u202f\"b\"\n", "3:7: U+202F NARROW NO-BREAK SPACE" + outside},
        {front + "back = \"b\"\ufeff\n", "3:11: U+FEFF ZERO WIDTH NO-BREAK SPACE" + outside},
        {front + "back\u3000= \"b\"\n", "3:5: U+3000 IDEOGRAPHIC SPACE" + outside},
        {question + "tags = [\"a\u00a0b\"]\n",
         "4:9: `a<U+00A0 NO-BREAK SPACE>b` is no tag; tags are made of letters, digits and - _ . "
         "/"},
        {question + "id = \"a\u200b\"\n",
         "4:6: `a<U+200B ZERO WIDTH SPACE>` is no id; ids are 1 to 64 of the letters a-z and A-Z, "
         "digits and - _ ."},
        {question + "\"no\u00adte\" = \"x\"\n",
         "4:1: unknown key `no<U+00AD SOFT HYPHEN>te`; did you mean `note`?"},
    });
}

TEST_CASE("headers and keys in the wrong place") {
    CHECK(said_of("[deck\n") == "1:1: error: `[deck` is no header of a deck file; write [deck]\n");
    CHECK(said_of("[[card\n" + question) ==
          "1:1: error: `[[card` is no header of a deck file; write [[card]]\n");
    CHECK(said_of("[card\n" + question) ==
          "1:1: error: `[card` is no header of a deck file; write [[card]]\n");
    CHECK(
        said_of("[deck]\nname = \"t\"\nlanguage = \"en\"\nauthors = \"a\"\n") ==
        "2:1: error: unknown key `name`; did you mean `title`?\n"
        "3:1: error: unknown key `language`; the keys here are id, extends, tags, source, reverse, allow, "
        "strict_accents, title, description, author, license, version\n"
        "4:1: error: unknown key `authors`; did you mean `author`?\n");
    CHECK(said_of("[deck]\ntitle = \"t\"\nfront = \"q\"\n") ==
          "3:1: error: `front` is a key of a note; is a [[card]] missing above it?\n");
    check({
        {question + "title = \"x\"\n", "4:1: `title` is a key of the deck; it stands under [deck]"},
        {question + "author = \"x\"\n",
         "4:1: `author` is a key of the deck; it stands under [deck]"},
        {"title = \"x\"\n",
         "1:1: these are keys of the deck, not of a note; write [deck] instead of [[card]]"},
        {"question = \"q\"\nanswer = \"a\"\n",
         "2:1: unknown key `question`; did you mean `front`?\n"
         "3:1: `answer` needs `wrong` beside it; the answer of a question is its `back`"},
        {"q = \"q\"\na = \"a\"\n",
         "2:1: unknown key `q`; did you mean `front`?\n3:1: unknown key `a`; did you mean `back`?"},
        {question + "explanation = \"x\"\n",
         "4:1: unknown key `explanation`; did you mean `note`?"},
    });
}

TEST_CASE("a note whose header was forgotten does not cost the one above it") {
    const std::string second = "\nfront = \"r\"\nback = \"c\"\n";
    const std::string said =
        "5:1: error: `front` is given twice; is a [[card]] missing above it?\n";
    const auto notes = [](const std::string& text) {
        return deckfile::load(text, "f.toml").notes.size();
    };
    const std::string text = "[[card]]\n" + question + second + "[[card]]\ncloze = \"{{x}}\"\n";
    CHECK(said_of(text) == said);
    CHECK(notes(text) == 2);
    CHECK(said_of("[[card]]\n" + question + second + "tasg = []\n") ==
          said + "7:1: error: unknown key `tasg`; did you mean `tags`?\n");
    // An id below may be that of the note above, whose history must not go elsewhere.
    CHECK(notes("[[card]]\n" + question + second + "id = \"x\"\n") == 0);
    CHECK(notes("[[card]]\nid = \"a\"\n" + question + second + "id = \"x\"\n") == 1);
    CHECK(notes("[[card]]\n" + question + "front = \"again\"\n") == 0);
    CHECK(said_of("[[card]]\n" + question + "back = \"c\"\n") ==
          "4:1: error: `back` is given twice\n");
}

TEST_CASE("all mistakes of a note are told at once") {
    const auto sign = [](int line, int column, const char* more) {
        return fmt::format("{}:{}: error: a single = stands between a key and its value, not :{}\n",
                           line, column, more);
    };
    const char* comma = ", and no comma behind it";
    CHECK(said_of("[[card]]\n\"front\": \"due\",\n\"back\": \"two\",\n\"hint\": \"x\",\n"
                  "\"reverse\": true\n") ==
          sign(2, 8, comma) + sign(3, 7, comma) + sign(4, 7, comma) + sign(5, 10, ""));
    check({
        {"fornt = \"q\nback = 3,\ntags = [\"a b\", \"c\"\nas_of = 1.2.26\nreverse = True\nhint = 5\n",
         "2:1: unknown key `fornt`; did you mean `front`?\n"
         "2:11: string not closed; add \" here or use \"\"\"\n"
         "3:9: no comma follows a value; each key has its own line\n"
         "4:8: list not closed; add ] behind its last entry\n"
         "5:9: " +
             date +
             "\n"
             "6:11: write true, in small letters and without quotes\n"
             "7:8: `hint` must be text in quotes, or a list of texts, not a number"},
        {"front => \"q\"\nback := \"b\"\nhint == \"h\"\n",
         "2:7: a single = stands between a key and its value, not =>\n"
         "3:6: a single = stands between a key and its value, not :=\n"
         "4:6: a single = stands between a key and its value, not =="},
    });
}

TEST_CASE(
    "what is wrong with a note is told below a wrong header too, and of an id that is taken") {
    const std::string first = "[[card]]\nid = \"a\"\n" + question + "\n";
    const std::string header = "error: `[card]` is no header of a deck file; write [[card]]\n";
    const std::string taken = "error: the id `a` is taken by the note in line 1\n";
    CHECK(said_of(first + "[card]\nid = \"a\"\nfront = \"Q?\nback = \"A\",\n") ==
          "6:1: " + header + "7:1: " + taken +
              "8:12: error: string not closed; add \" here or use \"\"\"\n"
              "9:11: error: no comma follows a value; each key has its own line\n");
    CHECK(said_of(first + "[card]\nid = \"a\"\nfront = \"x\"\nback = \"b\"\n") ==
          "6:1: " + header + "7:1: " + taken);
    CHECK(said_of(first + "[card]\nfront = \"x\"\n") ==
          "6:1: " + header +
              "6:1: error: a note needs `front` and `back`, or `cloze`, or `front` with `answer` "
              "and `wrong`, `number` or `points`\n");
    CHECK(said_of("[[card]]\nid = \"a\"\nfront = 5\n" + ("back = \"b\"\n" + first)) ==
          "2:1: error: the id `a` is taken by the note in line 5\n"
          "3:9: error: `front` must be text in quotes, not a number\n");
    const auto deck = deckfile::load("[[card]]\nid = \"a\"\n" + front + first, "f.toml");
    CHECK(deck.notes.size() == 1);
    CHECK(said_of("[card]\n" + question + "[[card]]\n" + question) == "1:1: " + header);
}

TEST_CASE("a file that is no deck is called so once") {
    const auto is_no_deck = [](std::string_view text, const std::string& what) {
        CHECK(said_of(text) == "1:1: error: this is no deck but " + what +
                                   "; a deck is TOML, with [[card]] above each note "
                                   "(`ebb help deck-format`)\n");
    };
    is_no_deck("front,back\nwhat,that\n\"a, b\",c\n", "a table (CSV)");
    is_no_deck("front;back\nwhat;that\n", "a table (CSV)");
    is_no_deck("what\tthat\nwho\tshe\n", "a table with tabs between its columns");
    is_no_deck("#separator:tab\n#html:true\nwhat\tthat\n", "a text that Anki exported");
    is_no_deck("# Words\n\n- what\n- that\n", "Markdown");
    is_no_deck("| a | b |\n|---|---|\n| 1 | 2 |\n", "Markdown");
    is_no_deck("{\"front\": \"a\"}\n", "JSON");
    is_no_deck("[\n  {\"front\": \"a\"}\n]\n", "JSON");
    is_no_deck("Q what is it?\nA that\n", "a text of another form");
    is_no_deck("PK\x03\x04zip", "a zip archive, as packages of Anki and spreadsheets are");
    is_no_deck(std::string("SQLite format 3\0x", 17), "an SQLite database");
    is_no_deck("<!DOCTYPE html>\n<p>", "a page of HTML");
    const std::string wide =
        "1:1: error: this file is UTF-16; save it as UTF-8 (an editor's \"Save as\" has the "
        "encoding)\n";
    CHECK(said_of(std::string("\xFF\xFE[\0d\0e\0", 8)) == wide);
    CHECK(said_of(std::string("\xFE\xFF\0[\0d\0e", 8)) == wide);
    CHECK(said_of(std::string("[\0d\0e\0c\0k\0]\0\n\0", 14)) == wide);
    for (const std::string deck : {"", "# only a comment\n", "\n\n", "[deck]\ntitle = \"x\"\n"})
        CHECK(said_of(deck).empty());
}

TEST_CASE("a mistake that could hide the deck's id leaves the deck out until it is mended") {
    const std::string card = "[[card]]\n" + question;
    for (const std::string header : {
             "[Deck]\nid = \"x\"\n",
             "[[deck]]\nid = \"x\"\n",
             "[deck\nid = \"x\"\n",
             "[decks]\nid = \"x\"\n",
             "[DECK]\nid = \"x\"\n",
             "[ deck\nid = \"x\"\n",
             "[deck.info]\nid = \"x\"\n",
             "[dekc]\nid = \"x\"\n",
             "[my-deck]\nid = \"x\"\n",
             "deck]\nid = \"x\"\n",
             "(deck)\nid = \"x\"\n",
             "deck:\nid = \"x\"\n",
             "# [deck]\nid = \"x\"\n",
             "id = \"x\"\n",
             "deck.id = \"x\"\n",
             "deck = { id = \"x\" }\n",
             "[deck]\nid: \"x\"\n",
             "[deck]\nid \"x\"\n",
             "[deck]\nID = \"x\"\n",
             "[deck]\nId = \"x\"\n",
             "[deck]\nid = x\n",
             "[deck]\nid = \"x\n",
             "[deck]\nid = 'x\"\n",
             "[deck]\nid = \u201Cx\u201D\n",
             "[deck]\n\u00a0id = \"x\"\n",
             "[deck]\nid = \"x y\"\n",
             "[deck]\nid = \"\"\n",
             "[deck]\nid = 5\n",
             "[deck]\nid =\n",
             "[deck]\nid == \"x\"\n",
             "[deck]\ndeck_id = \"x\"\n",
             "[deck]\ndi = \"x\"\n",
             "[deck]\n\"id\": \"x\",\n",
             "[deck]\nid = \"x\"\nid = \"y\"\n",
             "[deck]\ntitle = \"t\"\n[deck]\nid = \"x\"\n",
             "[deck]\nid = \"x\"\n[deck]\nid = \"y\"\n",
             "[deck]\n<<<<<<< HEAD\nid = \"x\"\n=======\nid = \"y\"\n>>>>>>> t\n",
             "[deck]\ndescription = \"\"\"open\nid = \"x\"\n",
             "[[card]]\nid = \"x\"\ntitle = \"T\"\n",
         }) {
        CAPTURE(header);
        for (const std::string& text : {header + card, header + "\n# cards\n\n" + card}) {
            const auto deck = deckfile::load(text, "f.toml");
            CHECK(deck.notes.empty());
            CHECK(deck.info.id == "~f");
            CHECK(said_of(text).find(left_out) != std::string::npos);
        }
    }
    // Behind the notes too.
    CHECK(deckfile::load(card + "[Deck]\nid = \"x\"\n", "f.toml").notes.empty());
}

TEST_CASE("a mistake in the header that cannot hide an id leaves the notes in use") {
    const std::string card = "[[card]]\nid = \"n\"\n" + question;
    for (const std::string header : {
             "[Deck]\ntitle = \"x\"\n",
             "[deck]\ntitel = \"x\"\n",
             "[deck]\ntitle: \"x\"\n",
             "[deck]\ntitle = x\n",
             "[deck]\ntags = [\"a\"\n",
             "title = \"x\"\n",
             "# id = \"x\"\n",
             "[settings]\nid = \"x\"\n",
             "[card]\nid = \"x\"\nfront = \"a\"\n",
         }) {
        CAPTURE(header);
        const auto deck = deckfile::load(header + card, "f.toml");
        CHECK(deck.notes.size() == 1);
        CHECK(deck.info.id == "f");
    }
    for (const std::string header : {
             "[deck]\nid = \"x\"\ntitle: \"x\"\n",
             "[deck]\ntitle = \"oops\nid = \"x\"\n",
             "[deck]\ntags = [\"a\"\nid = \"x\"\n",
             "[deck]\nid = \"x\"\n[Deck]\ntitle = \"x\"\n",
             "[deck]\nid = \"x\"\n[deck]\ntitle = \"t\"\n",
             "[deck]\n\"id\" = 'x'\n",
             "[deck]]\nid = \"x\"\n",
             "[deck] # mine\nid = \"x\"\n",
         }) {
        CAPTURE(header);
        const auto deck = deckfile::load(header + card, "f.toml");
        CHECK(deck.notes.size() == 1);
        CHECK(deck.info.id == "x");
    }
}

TEST_CASE("hostile texts are judged in time that grows with their length only") {
    const auto times = [](const std::string& text, int count) {
        std::string out;
        for (int i = 0; i < count; ++i) out += text;
        return out;
    };
    for (const std::string part :
         {"\\n", "$a\\\\n$ ", "{{1::a}}", "<br>", "`<br>", "Ã", "$", "[[", "\\\\d"})
        CHECK(said_of("[[card]]\ncloze = \"" + times(part, 8000) + "{{x}}\"\n").size() < 10'000);
    for (const std::string line :
         {"front = 1\n", "front: 1,\n", "=======\n", "x\n", "a = [\n", "'\n", "id = [[[[[[[[[[\n",
          "a = 'b' c '\n", "a = \"\"\"\n", "[deck\n"})
        CHECK(said_of("[[card]]\n" + times(line, 10'000)).size() < 200'000);
}

TEST_CASE("whatever is put into a deck, its mistakes are told and the reading ends") {
    const std::string text =
        "[deck]\nid = \"x\"\n\n[[card]]\nfront = \"q\"\npoints = [\"a\", 'b']\n\n"
        "[[card]]\nfront = 'r'\nnumber = 86_400 # s\nreverse = true\n";
    for (std::size_t at = 0; at <= text.size(); at += 3)
        for (const std::string more :
             {";",  ",",  "'", "\"",     "[",   "]",      "{",  "(", "=", ":",
              "\\", "\n", "#", "\"\"\"", " x ", "\u00a0", "//", "-", "$", "<<<<<<< "}) {
            const std::string bad = std::string(text).insert(at, more);
            CAPTURE(bad);
            const auto deck = deckfile::load(bad, "f.toml");
            CHECK(deck.notes.size() <= 2);
            CHECK((deck.notes.empty() || deck.info.id == "x" || !deck.problems.empty()));
        }
}
