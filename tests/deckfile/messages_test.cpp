// Mistakes as people make them, and the whole of what is said of each: enough to mend it by.
#include "catch.hpp"
#include "deckfile/index.hpp"
#include "deckfile/source.hpp"

#include <fmt/format.h>

namespace {

std::string said_of(std::string_view text) {
    std::string out;
    for (const auto& problem : deckfile::load(text, "f.toml").problems)
        out += deckfile::describe("", problem).substr(1) + "\n";
    return out;
}

struct Row {
    std::string written;  // of a note whose [[card]] is in line 1
    std::string said;     // each line of it an error
};

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.written);
        std::string said = said_of("[[card]]\n" + row.written);
        for (std::size_t at; (at = said.find("error: ")) != std::string::npos;) said.erase(at, 7);
        if (said.ends_with('\n')) said.pop_back();
        CHECK(said == row.said);
    }
}

const std::string front = "front = \"q\"\n";
const std::string question = front + "back = \"b\"\n";
const std::string apostrophe = "an apostrophe ends '...'; write this text between \"...\" instead";
const std::string quotes =
    "unexpected text after the value; inside \"...\" a quotation mark is written \\\"";
const std::string no_escape =
    "this is no escape; write \\\\ for a backslash, or use '...' around the text";
const std::string date = "a date is written year-month-day, as in 2026-11-01, without quotes";
const std::string left_out =
    "without the deck's id its notes cannot be told apart from new ones; they are left out until "
    "it is mended";

std::string number_as(const std::string& right) {
    return "3:10: write this number as " + right +
           ": _ between groups of digits, a point before the fraction";
}

}  // namespace

TEST_CASE("an apostrophe in single quotes, and quotation marks in double ones") {
    check({
        {"front = 'l'uomo'\nback = \"b\"\n", "2:11: " + apostrophe},
        {"front = 'don't'\nback = \"b\"\n", "2:13: " + apostrophe},
        {"front = 'rock 'n' roll'\nback = \"b\"\n", "2:15: " + apostrophe},
        {"front = 'the users' data'\nback = \"b\"\n", "2:19: " + apostrophe},
        {front + "points = ['l'uomo', 'x']\n", "3:13: " + apostrophe},
        {front + "points = [\n  'x',\n  'l'uomo',\n]\n", "5:5: " + apostrophe},
        {front + "back = 'perch\xC3\xA9 l'\xC3\xA8'\n", "3:17: " + apostrophe},
        {"front = \"He said \"hi\" to me\"\nback = \"b\"\n", "2:19: " + quotes},
        {"front = \"He said \"hi\"\nback = \"b\"\n", "2:19: " + quotes},
        {"front = 'a' b\nback = \"b\"\n", "2:13: unexpected text after the value"},
    });
}

TEST_CASE("escapes that are none") {
    check({
        {front + "back = \"l\\'uomo\"\n", "3:10: \\' needs no backslash here; write ' alone"},
        {front + "back = \"\\{x\\}\"\n", "3:10: " + no_escape},
        {front + "back = \"a \\* b\"\n", "3:12: " + no_escape},
        {front + "back = \"C:\\Users\"\n", "3:12: " + no_escape},
        {front + "back = \"it's \\d\"\n", "3:15: this is no escape; write \\\\ for a backslash"},
        {front + "back = \"\"\"\none\n\\d\"\"\"\n", "5:2: " + no_escape},
        {front + "points = [\"a\", \"\\d\"]\n", "3:18: " + no_escape},
    });
}

TEST_CASE("a text that is not closed, and what its quotes tell") {
    const std::string backslash = "the backslash takes the quote behind it into the text; write ";
    const std::string single = "this text begins with \" and ends with '; close it with \"";
    const std::string open = "string not closed; add \" here or use \"\"\"";
    check({
        {front + "back = \"C:\\\"\n", "3:11: " + backslash + "'C:\\' or \"C:\\\\\""},
        {front + "back = \"C:\\temp\\\",\n",
         "3:16: " + backslash + "'C:\\temp\\' or \"C:\\\\temp\\\\\""},
        {front + "points = [\"C:\\\", \"D:\\\"]\n", "3:14: " + backslash + "'C:\\' or \"C:\\\\\""},
        {front + "back = \"l'uomo\\\"\n", "3:15: " + backslash + "\"l'uomo\\\\\""},
        {front + "back = \"he said \\\"hi\\\"\n", "3:23: " + open},
        {front + "back = \"b'\n", "3:10: " + single},
        {front + "back = \"it's b'\n", "3:15: " + single},
        {front + "back = \"'a', b\n", "3:15: " + open},
        {front + "back = 'b\"\n",
         "3:10: this text begins with ' and ends with \"; close it with '"},
        {front + "points = [\"a', \"b\"]\n", "3:13: " + single},
        {front + "points = [\n  \"a\",\n  \"b'\n]\n", "5:5: " + single},
        {"front = Q?\"\nback = \"b\"\n",
         "2:9: the \" is missing where this text begins; write \"Q?\""},
        {"front = What is up, me?\",\nback = \"b\"\n",
         "2:9: the \" is missing where this text begins; write \"What is up, me?\""},
        {"front = Q?'\nback = \"b\"\n", "2:9: the ' is missing where this text begins; write 'Q?'"},
        {front + "points = [\"a\", b\"]\n",
         "3:16: the \" is missing where this text begins; write \"b\""},
        {"front = say \"hi\"\"\nback = \"b\"\n", "2:9: the \" is missing where this text begins"},
        {"front = \"abc\nback = \"b\"\n", "2:13: " + open},
    });
}

TEST_CASE("the braces of a cloze, and a hole that hides one") {
    check({
        {"cloze = \"an {{hidden} word and {{two}}\"\n", "2:13: a } is missing behind `{{hidden`"},
        {"cloze = \"an {{hidden}} word and {two}}\"\n", "2:33: a { is missing before `two}}`"},
        {"cloze = \"{{a} {{}} {b}}\"\n",
         "2:10: a } is missing behind `{{a`\n2:15: this hole hides nothing\n"
         "2:20: a { is missing before `b}}`"},
        {"cloze = \"a {{x}} and {{y} and z}}\"\n",
         "2:22: warning: this hole hides `y} and z`; is a } missing behind `{{y`?"},
        {"cloze = \"a {{x}}}\"\n",
         "2:12: warning: this hole hides `x}`; is a brace missing, or one too many?"},
        {"cloze = \"a {{x {y}}\"\n",
         "2:12: warning: this hole hides `x {y`; is a brace missing, or one too many?"},
        {"cloze = 'a {{$\\frac{1}{2}$}} {{\\{ }} {{{b}}} {{ }}}} }}'\n", ""},
    });
}

TEST_CASE("what stands behind a value") {
    const std::string comma = "no comma follows a value; each key has its own line";
    const std::string semicolon = "nothing follows a value on its line; take the ; away";
    check({
        {"front = \"x\",\nback = \"y\",\n", "2:12: " + comma + "\n3:11: " + comma},
        {"front = \"x\";\nback = 'y' ;\n", "2:12: " + semicolon + "\n3:12: " + semicolon},
        {"front = \xE2\x80\x9C"
         "a, b\xE2\x80\x9D,\nback = \"b\"\n",
         "2:9: \xE2\x80\x9C outside a string; text stands in straight quotes: \"...\""},
        {front + "number = 5,\n", "3:11: " + comma},
        {question + "reverse = true,\n", "4:15: " + comma},
        {question + "tags = [\"a\"],\n", "4:13: " + comma},
        {question + "as_of = 2026-11-01,\n", "4:19: " + comma},
        {"front = \"x\" // c\nback = \"y\" /* d */\n",
         "2:13: a comment begins with #, not with //\n3:12: a comment begins with #, not with /*"},
        {question + "reverse = true -- c\n", "4:16: a comment begins with #, not with --"},
        {front + "number = 5 // c\n", "3:12: a comment begins with #, not with //"},
        {question + "// c\n", "4:1: a comment begins with #, not with //"},
        {question + "<!-- c -->\n", "4:1: a comment begins with #, not with <!--"},
        {"front = \"a\" back = \"b\"\n",
         "2:13: `back` begins here: each key stands on a line of its own"},
        {front + "number = 5 unit = \"s\"\n",
         "3:12: `unit` begins here: each key stands on a line of its own"},
        {question + "hint = \"a\" \"b\"\n",
         "4:12: a second text behind the first; a list of texts is written [\"...\", \"...\"]"},
    });
}

TEST_CASE("lists as they are written elsewhere") {
    const std::string brackets = "a list of texts is written [\"...\", \"...\"]";
    check({
        {front + "points = \"a\", \"b\"\n", "3:13: " + brackets},
        {front + "points = {\"a\", \"b\"}\n", "3:10: " + brackets},
        {front + "points = (\"a\", \"b\")\n", "3:10: " + brackets},
        {front + "points = [\"a\"; \"b\"]\n",
         "3:14: a comma stands between the entries of a list, not ;"},
        {front + "points = [\"a\" \"b\"]\n",
         "3:15: a comma is missing between two entries of this list"},
        {front + "points = [\n  \"a\"\n  \"b\"\n]\n",
         "5:3: a comma is missing between two entries of this list"},
        {front + "points = [\n  - a\n]\n", "4:3: text must stand in quotes: \"...\""},
        {front + "answer = 'a'\nwrong = \"B, C/D; E\"\n",
         "4:9: `wrong` has a list of texts; write [\"B\", \"C\", \"D\", \"E\"], or [\"B, C/D; E\"] if "
         "it is one text"},
        {question + "tags = \"a b/c\"\n",
         "4:8: `tags` has a list of texts; write [\"a\", \"b/c\"]"},
        {"cloze = '{{x}}'\naccept.x = \"y, z\"\n",
         "3:12: `accept.x` has a list of texts; write [\"y\", \"z\"], or [\"y, z\"] if it is one text"},
        {question + "---\n", "4:1: a line begins with a key, a header or #"},
        {"- front: q\n", "2:1: a line begins with a key, a header or #"},
    });
}

TEST_CASE("numbers as they are written elsewhere") {
    const std::string either = "3:10: ";
    const std::string unit = "3:10: only the number stands here; the unit has a line of its own: ";
    check({
        {front + "number = 1,234,567\n", number_as("1_234_567")},
        {front + "number = 0,125\n", number_as("0.125")},
        {front + "number = 1234,567\n", number_as("1234.567")},
        {front + "number = 12,3456\n", number_as("12.3456")},
        {front + "number = 86 400\n", number_as("86_400")},
        {front + "number = 86'400\n", number_as("86_400")},
        {front + "number = 1.000.000\n", number_as("1_000_000")},
        {front + "number = 1,234.5\n", number_as("1_234.5")},
        {front + "number = 1.234,5\n", number_as("1_234.5")},
        {front + "number = 3,14\n", number_as("3.14")},
        {front + "number = -3,14 # pi\n", number_as("-3.14")},
        {front + "number = 3,142\n", either + "write 3142 or 3.142: the comma may mean either"},
        {front + "number = -86,400\n",
         either + "write -86400 or -86.400: the comma may mean either"},
        {front + "number = 12,34,567\n",
         either + "a number has no commas: _ stands between groups of digits, a point before the "
                  "fraction"},
        {front + "number = 007\n", either + "a number may not begin with 0; write 7"},
        {front + "number = −50\n", either + "write - (the hyphen-minus) before the number, not −"},
        {front + "number = –50 km\n",
         either + "write - (the hyphen-minus) before the number, not –"},
        {front + "number = ≈50\n",
         either + "only a number stands here, without words or signs; its unit goes into `unit`"},
        {front + "number = 5–10\n",
         either + "one number stands here; how near an answer must come is said by `within`"},
        {front + "number = 86400 s\n", unit + "unit = \"s\""},
        {front + "number = 86400s\n", unit + "unit = \"s\""},
        {front + "number = 99.9%\n", unit + "unit = \"%\""},
        {front + "number = $5\n",
         "3:10: only a number stands here, without words or signs; its unit goes into `unit`"},
        {front + "number = about 5\n",
         "3:10: only a number stands here, without words or signs; its unit goes into `unit`"},
        {front + "number = 5-10\n",
         "3:10: one number stands here; how near an answer must come is said by `within`"},
        {front + "number = 5 to 10\n",
         "3:10: one number stands here; how near an answer must come is said by `within`"},
        {front + "number = 1e6 s\n", unit + "unit = \"s\""},
        {front + "number = .5\n", "3:10: a digit stands on both sides of the point, as in 0.5"},
        {front + "number = 5.\n", "3:10: a digit stands on both sides of the point, as in 0.5"},
        {front + "number = 10^6\n",
         "3:10: a number is written out, as in 1_000_000 or 1e6; nothing is worked out here"},
        {front + "number = 1/3\n",
         "3:10: a number is written out, as in 1_000_000 or 1e6; nothing is worked out here"},
        {front + "number = 1.5k\n", either + "\"k\" is no unit: write 1500"},
        {front + "number = 2,5 million users\n",
         either + "\"million\" is no unit: write 2_500_000, and on a line of its own unit = "
                  "\"users\""},
        {front + "number = 3M\n", either + "\"M\" is no unit: write 3_000_000"},
        {front + "number = -1.2345 bn\n", either + "\"bn\" is no unit: write -1_234_500_000"},
        {front + "number = 300K\n", either + "\"K\" is no unit: write 300_000"},
        {front + "number = 0.5k req/s\n",
         either + "\"k\" is no unit: write 500, and on a line of its own unit = \"req/s\""},
        {front + "number = 12k-15k\n",
         either + "one number stands here; how near an answer must come is said by `within`"},
        {front + "number = 300 K\n", unit + "unit = \"K\""},
        {front + "number = 5MB\n", unit + "unit = \"MB\""},
        {front + "number = 5\nwithin = 10 %\n", "4:10: text must stand in quotes: \"...\""},
    });
}

TEST_CASE("true and false, and dates") {
    const std::string yes = "write true, in small letters and without quotes";
    const std::string no = "write false, in small letters and without quotes";
    check({
        {question + "reverse = True\n", "4:11: " + yes},
        {question + "reverse = TRUE # c\n", "4:11: " + yes},
        {question + "reverse = yes\n", "4:11: " + yes},
        {question + "reverse = on,\n", "4:11: " + yes},
        {question + "reverse = False\n", "4:11: " + no},
        {front + "points = [\"a\", \"b\"]\nordered = no\n", "4:11: " + no},
        {question + "reverse = maybe\n",
         "4:11: write true or false, in small letters and without quotes"},
        {question + "as_of = 02.01.2026\n", "4:9: " + date},
        {question + "as_of = 01/02/2026\nverify_by = 2027/1/2\n",
         "4:9: " + date + "\n5:13: " + date},
        {question + "as_of = 2026-1-2\n", "4:9: " + date},
        {question + "as_of = 2 January 2026\n", "4:9: " + date},
        {question + "as_of = 2026-02-30\n", "4:9: there is no such date"},
    });
}

TEST_CASE("what has no quotes is wrong where it begins") {
    const std::string in_quotes = "text must stand in quotes: \"...\"";
    check({
        {front + "back = 007\n", "3:8: " + in_quotes},
        {front + "back = 2026-02-30\n", "3:8: " + in_quotes},
        {front + "back = 1,000\n", "3:8: " + in_quotes},
        {front + "back = 10:30\n", "3:8: " + in_quotes},
        {front + "back = no\n", "3:8: " + in_quotes},
        {front + "answer = 'a'\nwrong = ['b', 007]\n", "4:15: " + in_quotes},
        {front + "number = 99999999999999999999\n", "3:10: this number is too large"},
        {question + "as_of = 2026-13-01 # c\n", "4:9: there is no such date"},
    });
}

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
    CHECK(said_of("[deck]\nname = \"t\"\nlanguage = \"en\"\nauthors = \"a\"\n") ==
          "2:1: error: unknown key `name`; did you mean `title`?\n"
          "3:1: error: unknown key `language`; the keys here are id, tags, source, reverse, allow, "
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
        {front + "points = [\"a\", \"two\nlines\"]\n",
         "3:20: string not closed; add \" here or use \"\"\""},
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

TEST_CASE("all mistakes of a list are told at once") {
    const std::string missing = "a comma is missing between two entries of this list";
    const std::string semicolon = "a comma stands between the entries of a list, not ;";
    const std::string no_text = "`points` must be a list of texts in quotes, not a number";
    check({
        {front + "points = [\"a\" \"b\"; \"c\",, \"d\\*\"]\n",
         "3:15: " + missing + "\n3:18: " + semicolon +
             "\n3:24: one comma too many\n3:29: " + no_escape},
        {front + "points = [\n  \"a\"\n  \"\\d \\*\"\n  \"c\"; \"d\",\n]\n",
         "5:3: " + missing + "\n5:5: " + no_escape + "\n6:3: " + missing + "\n6:6: " + semicolon},
        {front + "points = [\"a\", 5, \"b\", 6]\n", "3:16: " + no_text + "\n3:24: " + no_text},
        {front + "answer = [\"a\", 5]\nwrong = [6, 7, 8, 9, 1, 2]\n",
         "3:16: `answer` must be a list of texts in quotes, not a number\n" +
             [] {
                 std::string said;
                 for (int column = 10; column <= 22; column += 3)
                     said += fmt::format(
                         "{}4:{}: `wrong` must be a list of texts in quotes, not a "
                         "number",
                         said.empty() ? "" : "\n", column);
                 return said;
             }()},
        {front + "points = [\"say \"a\"\", \"b\"]\n", "3:17: " + missing},
        {"front = \"l\\'uomo\",\nback = \"b\"\n",
         "2:11: \\' needs no backslash here; write ' alone\n"
         "2:18: no comma follows a value; each key has its own line"},
    });
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

TEST_CASE("a text that says what is hardly meant") {
    const auto taken = [](const char* escape, const char* what) {
        return fmt::format(
            "{0} is {1} here; for a backslash write \\{0}, or put the text between "
            "'...'\n",
            escape, what);
    };
    const auto of_cloze = [](const std::string& cloze) {
        return said_of("[[card]]\ncloze = '" + cloze + "'\n");
    };
    const auto of_back = [](const std::string& back) {
        return said_of("[[card]]\nfront = \"q\"\nback = \"" + back + "\"\n");
    };
    CHECK(of_back("$\\beta$") == "3:10: error: " + taken("\\b", "a backspace"));
    CHECK(of_back("$\\frac{1}{2}$") == "3:10: error: " + taken("\\f", "a form feed"));
    CHECK(of_back("a $\\rho$") == "3:12: error: " + taken("\\r", "a carriage return"));
    CHECK(of_back("$\\nu$") == "3:10: warning: " + taken("\\n", "a new line"));
    CHECK(of_back("$2 \\times 3$") == "3:12: warning: " + taken("\\t", "a tab"));
    CHECK(of_back("in C:\\new\\table") == "3:14: warning: " + taken("\\n", "a new line") +
                                              "3:18: warning: " + taken("\\t", "a tab"));
    CHECK(of_back("C:\\\\new\\temp") == "3:16: warning: " + taken("\\t", "a tab"));
    CHECK(of_back("src\\\\app\\new") == "3:17: warning: " + taken("\\n", "a new line"));
    CHECK(of_back("A \\times B \\neq \\theta") ==
          "3:11: warning: " + taken("\\t", "a tab") + "3:20: warning: " +
              taken("\\n", "a new line") + "3:25: warning: " + taken("\\t", "a tab"));
    CHECK(of_back("\\rightarrow \\beta") == "3:9: error: " + taken("\\r", "a carriage return") +
                                                "3:21: error: " + taken("\\b", "a backspace"));
    CHECK(of_back("pane\\ne vino\\tan apple\\nnot\\ttimes").empty());
    CHECK(of_back("\\\\n\\nnext is a \\\\n").empty());
    CHECK(of_back("one\\ntwo\\r\\n\\tthree: $5\\nand $6").empty());
    CHECK(said_of("[[card]]\nfront = \"q\"\nback = '$\\beta$ C:\\new'\n").empty());

    CHECK(of_cloze("a {{c1::x}}") ==
          "2:12: error: {{c1:: is of Anki; here a hole is {{text}} or {{text::hint}}, without a "
          "number\n");
    CHECK(of_cloze("{{c12::x::y}}").find("{{c12:: is of Anki") != std::string::npos);
    const std::string numbered =
        "warning: this hole hides 1 and shows the rest as a hint; holes are {{text}} or "
        "{{text::hint}}, without a number\n";
    CHECK(of_cloze("a {{1::x}} b {{2::y}}") == "2:12: " + numbered);
    CHECK(of_cloze("{{1::x}}") == "2:10: " + numbered);
    CHECK(of_cloze("{{24::how many hours?}} {{7::days}}").empty());
    CHECK(of_back("a {{b}}") ==
          "3:11: warning: {{...}} is a hole in `cloze` alone; in `back` it is shown as it is "
          "written\n");
    CHECK(of_back("Jinja's `{{ b }}`").empty());

    CHECK(of_back("a<br>b") == "3:10: warning: HTML is shown as it is written: <br>\n");
    CHECK(of_back("<div class='x'>b</div>") ==
          "3:9: warning: HTML is shown as it is written: <div...>\n");
    CHECK(of_back("`<br>` breaks a line; a < b > c").empty());
    CHECK(of_back("[sound:a.mp3]") ==
          "3:9: warning: [sound:...] is of Anki; ebb plays nothing and shows it as it is "
          "written\n");
    const std::string encoding =
        "warning: these letters look like a text that was read in a wrong encoding (\"Ã©\" for "
        "\"é\"); save it as UTF-8 again\n";
    CHECK(of_back("cafÃ©") == "3:12: " + encoding);
    CHECK(of_back("itâ€™s") == "3:11: " + encoding);
    CHECK(of_back("«CAFÉ» Âme Ãbc").empty());
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
