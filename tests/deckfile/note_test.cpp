#include "deckfile/note.hpp"

#include "catch.hpp"
#include "core/card/identity.hpp"

using core::Kind;
using core::Note;
using core::Tolerance;
using deckfile::describe;
using deckfile::has_error;
using deckfile::read_note;

namespace {

Note read(const std::string& body) {
    deckfile::Problems problems;
    const auto note = read_note("[[card]]\n" + body, 1, problems);
    for (const auto& problem : problems) UNSCOPED_INFO(describe("f", problem));
    REQUIRE(note);
    REQUIRE(problems.empty());
    return *note;
}

// All problems, a line each, without the name of a file.
std::string problems_of(const std::string& body) {
    deckfile::Problems problems;
    const auto note = read_note("[[card]]\n" + body, 1, problems);
    CHECK(note.has_value() == !has_error(problems));
    std::string out;
    for (const auto& problem : problems) out += describe("", problem).substr(1) + "\n";
    return out;
}

const std::string question = "front = \"f\"\nback = \"b\"\n";

}  // namespace

TEST_CASE("a question has front and back, other answers and a reverse") {
    const Note note = read(
        "id = \"cap\"\nfront = \"f\"\nback = 'b'\naccept = [\"c\", \"d\"]\nreverse = true\n"
        "hint = \"h\"\nnote = \"why\"\ntags = [\"core\", \"größe/2.a_b-c\"]\nsource = [\"s\", "
        "\"t\"]\n"
        "as_of = 2026-11-01\nverify_by = 2027-05-01\n");
    CHECK(note.kind == Kind::question);
    CHECK(note.id == "cap");
    CHECK(note.front == "f");
    CHECK(note.back == "b");
    CHECK(note.accept == std::vector<std::string>{"c", "d"});
    CHECK(note.reverse);
    CHECK(note.hints == std::vector<std::string>{"h"});
    CHECK(note.why == "why");
    CHECK(note.tags == std::vector<std::string>{"core", "größe/2.a_b-c"});
    CHECK(note.sources == std::vector<std::string>{"s", "t"});
    CHECK(core::iso_date(*note.as_of) == "2026-11-01");
    CHECK(core::iso_date(*note.verify_by) == "2027-05-01");
}

TEST_CASE("a cloze is its text with holes") {
    const Note note = read("cloze = \"About {{30 days}} and {{7::how many?}}.\"\n");
    CHECK(note.kind == Kind::cloze);
    CHECK(core::faces(note).size() == 2);
}

TEST_CASE("a choice has one right answer or several") {
    CHECK(read("front = \"f\"\nanswer = \"a\"\nwrong = [\"b\"]\n").right.size() == 1);
    const Note note = read("front = \"f\"\nanswer = [\"a\", \"b\"]\nwrong = [\"c\", \"d\"]\n");
    CHECK(note.kind == Kind::choice);
    CHECK(note.right.size() == 2);
    CHECK(note.wrong.size() == 2);
}

TEST_CASE("a number has a unit and a tolerance") {
    const Note note = read("front = \"f\"\nnumber = 86_400\nunit = \"s\"\nwithin = \"12.5%\"\n");
    CHECK(note.kind == Kind::number);
    CHECK(note.number == 86400.0);
    CHECK(note.unit == "s");
    CHECK(note.within == Tolerance{Tolerance::Form::percent, 12.5});
    CHECK(read("front = \"f\"\nnumber = -0.5\nwithin = \"10%\"\n").number == -0.5);
    CHECK(read("front = \"f\"\nnumber = 2\nwithin = \"x3\"\n").within ==
          Tolerance{Tolerance::Form::factor, 3});
    CHECK(read("front = \"f\"\nnumber = 0\nwithin = \"exact\"\n").within == Tolerance{});
    CHECK_FALSE(read("front = \"f\"\nnumber = 0\n").within);
}

TEST_CASE("points are a list that may be ordered") {
    const Note note = read("front = \"f\"\npoints = [\"a\", \"b\"]\nordered = true\n");
    CHECK(note.kind == Kind::points);
    CHECK(note.points.size() == 2);
    CHECK(note.ordered);
}

TEST_CASE("all four forms of strings and CRLF give the same note") {
    const Note plain = read("front = \"a\\nb\"\nback = \"c\"\n");
    CHECK(read("front = \"\"\"\na\nb\"\"\"\nback = 'c'\n").front == plain.front);
    CHECK(read("front = '''\na\nb'''\nback = 'c'\n").front == plain.front);
    CHECK(read("front = \"\"\"\r\na\r\nb\"\"\"\r\nback = 'c'\r\n").front == plain.front);
}

TEST_CASE("each way in which a note can be wrong is said with its place") {
    struct Case {
        std::string body;
        std::string problems;
    };
    const std::string nine = "\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\"";
    const std::string keys =
        "the keys here are id, front, back, cloze, answer, wrong, number, points, accept, "
        "strict_accents, reverse, unit, within, ordered, hint, note, tags, source, as_of, "
        "verify_by\n";
    const std::string kind =
        "; take it away: the kind of a note follows from its keys, `back`, `cloze`, `answer`, "
        "`number` or `points`\n";
    const std::vector<Case> cases = {
        // keys
        {question + "lang = \"en\"\ncolour = \"h\"\n",
         "4:1: error: unknown key `lang`; " + keys + "5:1: error: unknown key `colour`\n"},
        {question + "type = \"basic\"\nKind = \"x\"\n",
         "4:1: error: unknown key `type`" + kind + "5:1: error: unknown key `Kind`" + kind},
        // a mistyped key is no missing one
        {"front = \"f\"\nbakc = \"b\"\n", "3:1: error: unknown key `bakc`; did you mean `back`?\n"},
        {"frnt = \"f\"\nbakc = \"b\"\n",
         "2:1: error: unknown key `frnt`; did you mean `front`?\n"
         "3:1: error: unknown key `bakc`; did you mean `back`?\n"},
        {"front = \"f\"\nanswer = \"a\"\nwrnog = [\"b\"]\n",
         "4:1: error: unknown key `wrnog`; did you mean `wrong`?\n"},
        {"Front = \"f\"\nanswer = \"a\"\n",
         "2:1: error: unknown key `Front`; did you mean `front`?\n"
         "3:1: error: `answer` needs `wrong` beside it; the answer of a question is its `back`\n"},
        {"clzoe = \"{{x}}\"\n", "2:1: error: unknown key `clzoe`; did you mean `cloze`?\n"},
        {"frnt = \"f\"\n",
         "2:1: error: unknown key `frnt`; did you mean `front`?\n"
         "1:1: error: a note needs `front` and `back`, or `cloze`, or `front` with `answer` and "
         "`wrong`, `number` or `points`\n"},
        {question + "hnit = \"h\"\n", "4:1: error: unknown key `hnit`; did you mean `hint`?\n"},
        {question + "colour = \"h\"\n", "4:1: error: unknown key `colour`; " + keys},
        {question + "front = \"again\"\n",
         "4:1: error: `front` is given twice; is a [[card]] missing above it?\n"},
        {question + "a.b = 1\n", "4:1: error: unknown key `a`; " + keys},
        {"",
         "1:1: error: a note needs `front` and `back`, or `cloze`, or `front` with `answer` and "
         "`wrong`, `number` or `points`\n"},
        {"front = \"f\"\n",
         "1:1: error: a note needs `front` and `back`, or `cloze`, or `front` with `answer` and "
         "`wrong`, `number` or `points`\n"},
        // one key of a pair
        {"back = \"b\"\n", "2:1: error: `back` needs `front` beside it\n"},
        {"front = \"f\"\nanswer = \"a\"\n", "3:1: error: `answer` needs `wrong` beside it\n"},
        {"front = \"f\"\nwrong = [\"a\"]\n", "3:1: error: `wrong` needs `answer` beside it\n"},
        {"number = 3\n", "2:1: error: `number` needs `front` beside it\n"},
        {"points = [\"a\", \"b\"]\n", "2:1: error: `points` needs `front` beside it\n"},
        {"front = \"f\"\nwithin = \"10%\"\n", "3:1: error: `within` needs `number` beside it\n"},
        // two kinds
        {question + "number = 3\n",
         "4:1: error: `number` belongs to a number note, but `back` in line 3 makes this a "
         "question "
         "note\n"},
        {question + "unit = \"s\"\n",
         "4:1: error: `unit` belongs to a number note, but `back` in line 3 makes this a question "
         "note\n"},
        {"front = \"f\"\ncloze = \"{{a}}\"\n",
         "2:1: error: a cloze note has no `front`; `cloze` is all its text\n"},
        {"cloze = \"{{a}}\"\nreverse = true\n",
         "3:1: error: `reverse` belongs to a question note, but `cloze` in line 2 makes this a "
         "cloze "
         "note\n"},
        // types
        {"front = 3\nback = [\"b\"]\n",
         "2:9: error: `front` must be text in quotes, not a number\n"
         "3:8: error: `back` must be text in quotes, not a list\n"},
        {question + "reverse = \"true\"\n",
         "4:11: error: `reverse` must be true or false, without quotes, not text\n"},
        {question + "accept = \"a\"\n",
         "4:10: error: `accept` must be a list of texts: [\"...\", \"...\"], not text\n"},
        {question + "tags = \"core\"\n",
         "4:8: error: `tags` must be a list of texts: [\"...\", \"...\"], not text\n"},
        {question + "hint = [\"a\", 2]\n",
         "4:14: error: `hint` must be a list of texts in quotes, not a number\n"},
        {question + "hint = 2026-11-01\n",
         "4:8: error: `hint` must be text in quotes, or a list of texts, not a date\n"},
        {question + "as_of = \"2026-11-01\"\n",
         "4:9: error: `as_of` must be a date without quotes, as in 2026-11-01, not text\n"},
        {question + "verify_by = 2026-11-01T00:00:00Z\n",
         "4:13: error: `verify_by` must be a date without quotes, as in 2026-11-01, not a date "
         "with "
         "a time\n"},
        {question + "verify_by = 2026-02-30\n", "4:13: error: there is no such date\n"},
        {question + "note = { a = 1 }\n",
         "4:8: error: `note` must be text in quotes, not a table\n"},
        // texts
        {"front = \" \\n\"\nback = \"\"\n",
         "2:9: error: `front` has an empty text\n3:8: error: `back` has an empty text\n"},
        {question + "hint = [\"a\", \"\"]\n", "4:14: error: `hint` has an empty text\n"},
        {"front = \"ab\\u0000\"\nback = \"b\"\n", "2:12: error: NUL character in `front`\n"},
        {question + "note = '" + std::string(64 * 1024 + 1, 'x') + "'\n",
         "4:8: error: `note` holds more than 64 KiB\n"},
        {question + "hint = ['" + std::string(40'000, 'x') + "', '" + std::string(40'000, 'x') +
             "']\n",
         "4:8: error: `hint` holds more than 64 KiB\n"},
        // ids and tags
        {question + "id = \"a b\"\n",
         "4:6: error: `a b` is no id; ids are 1 to 64 of the letters a-z and A-Z, digits and - _ "
         ".\n"},
        {question + "id = \"\"\n",
         "4:6: error: `` is no id; ids are 1 to 64 of the letters a-z and A-Z, digits and - _ .\n"},
        {question + "id = 3\n", "4:6: error: `id` must be text in quotes, not a number\n"},
        {question + "tags = [\"ok\", \"not ok\", \"c#\"]\n",
         "4:15: error: `not ok` is no tag; tags are made of letters, digits and - _ . /\n"
         "4:25: error: `c#` is no tag; tags are made of letters, digits and - _ . /\n"},
        // cloze
        {"cloze = \"no hole\"\n",
         "2:10: error: a cloze needs at least one hole, written {{like this}}\n"},
        {"cloze = \"é\\\" {{open\"\n", "2:14: error: this hole is not closed: \"}}\" is missing\n"},
        {"cloze = \"\"\"\none\n  {{}}\"\"\"\n", "4:3: error: this hole hides nothing\n"},
        // choice
        {"front = \"f\"\nanswer = \"a\"\nwrong = []\n",
         "4:9: error: `wrong` needs at least one entry\n"},
        {"front = \"f\"\nanswer = []\nwrong = [\"a\"]\n",
         "3:10: error: `answer` needs at least one entry\n"},
        {"front = \"f\"\nanswer = \"a\"\nwrong = [" + nine + "]\n",
         "4:9: error: `answer` and `wrong` together have 2 to 9 entries, not 10\n"},
        {"front = \"f\"\nanswer = \"a  b\"\nwrong = [\"c\", \"a b\"]\n",
         "4:15: error: `a b` is among the choices twice\n"},
        // points
        {"front = \"f\"\npoints = [\"a\"]\n", "3:10: error: `points` has 2 to 9 entries, not 1\n"},
        {"front = \"f\"\npoints = [" + nine + ", \"10\"]\n",
         "3:10: error: `points` has 2 to 9 entries, not 10\n"},
        // number
        {"front = \"f\"\nnumber = inf\n", "3:10: error: `number` must be a finite number\n"},
        {"front = \"f\"\nnumber = -nan\n", "3:10: error: `number` must be a finite number\n"},
        {"front = \"f\"\nnumber = \"3\"\n",
         "3:10: error: `number` must be a number without quotes, not text\n"},
        {"front = \"f\"\nnumber = 0\nwithin = \"x3\"\n",
         "4:10: error: `within` must be \"exact\" where `number` is 0\n"},
        {"front = \"f\"\nnumber = 0.0\nwithin = \"10%\"\n",
         "4:10: error: `within` must be \"exact\" where `number` is 0\n"},
        {"front = \"f\"\nnumber = -1\nwithin = \"x3\"\n",
         "4:10: error: `within` cannot be a factor where `number` is negative\n"},
        {"front = \"f\"\nnumber = 99999999999999999999\n",
         "3:10: error: this number is too large\n"},
        {"front = \"f\"\nnumber = 9999999999999999999\n",
         "3:10: error: this number is too large\n"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.body.substr(0, 300));
        CHECK(problems_of(c.body) == c.problems);
    }
}

TEST_CASE("a tolerance is exact, a percentage up to 100 or a factor above 1") {
    for (const std::string within :
         {"\"10\"", "\"0%\"", "\"101%\"", "\"-5%\"", "\"x1\"", "\"x\"", "\"%\"", "\"x-3\"",
          "\"xinf\"", "\"nan%\"", "\"1e1%\"", "\" 10%\"", "10", "\"\"", "0.1"}) {
        CAPTURE(within);
        CHECK(problems_of("front = \"f\"\nnumber = 3\nwithin = " + within + "\n") ==
              "4:10: error: `within` must be \"exact\", a percentage up to 100 as in \"10%\", or a "
              "factor above 1 as in \"x3\"\n");
    }
}

TEST_CASE("text that is no TOML is explained to a person") {
    struct Case {
        std::string body;
        std::string problem;
    };
    const std::vector<Case> cases = {
        {"front = What is it?\n", "2:9: error: text must stand in quotes: \"...\"\n"},
        {"front = the one\n", "2:9: error: text must stand in quotes: \"...\"\n"},
        {"front = no\n", "2:9: error: text must stand in quotes: \"...\"\n"},
        {"front =\n", "2:8: error: the value is missing after =\n"},
        {"front What\n", "2:7: error: = is missing after the key\n"},
        {"front = \"He said \"hi\" to me\"\n",
         "2:19: error: unexpected text after the value; inside \"...\" a quotation mark is written "
         "\\\"\n"},
        {"front = 30 days\n", "2:9: error: text must stand in quotes: \"...\"\n"},
        {"cloze = \"\\{{a}}\"\n",
         "2:11: error: this is no escape; write \\\\ for a backslash, or use '...' around the "
         "text\n"},
        {"tags = [\"a\" \"b\"]\n",
         "2:13: error: a comma is missing between two entries of this list\n"},
        {"tags = [,]\n", "2:9: error: one comma too many\n"},
        {"number = 007\n", "2:10: error: a number may not begin with 0; write 7\n"},
        {"x = [[[[[[[[[[1]]]]]]]]]]\n", "2:13: error: lists and tables are nested too deeply\n"},
        {"? = 1\n", "2:1: error: a line begins with a key, a header or #\n"},
        {"as_of = 2026-13-01\n", "2:9: error: there is no such date\n"},
        {"front = \"\"\"never closed\n",
         "2:9: error: string not closed; add \"\"\" where it ends\n"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.body);
        CHECK(problems_of(c.body) == c.problem);
    }
}

TEST_CASE("what is only doubtful is a warning, and the note is kept") {
    CHECK(
        problems_of("front = \"f\"\nanswer = \"a\"\nwrong = [\"b\", \"All of the above.\"]\n") ==
        "4:15: warning: choices are shuffled: nothing is \"above\" this one; say what is meant\n");
    CHECK(
        problems_of("front = \"f\"\nanswer = \"TCP\"\nwrong = [\"tcp\", \"UDP\"]\n") ==
        "4:10: warning: `TCP` and `tcp` are one choice to a reader: they differ in case, marks or "
        "punctuation alone\n");
    CHECK(problems_of("front = \"a\u202Eb\u202C\"\nback = \"\\u2066b\"\n") ==
          "2:11: warning: invisible character in `front` that reorders the text around it\n"
          "3:9: warning: invisible character in `back` that reorders the text around it\n");
    CHECK(problems_of("front = \"\u05D0\u200F\u200E\u061C\"\nback = \"\u2026\"\n").empty());
}

TEST_CASE("all problems of a note are reported at once") {
    CHECK(problems_of("fornt = \"f\"\nback = 3\ntags = [\"a b\"]\nas_of = \"x\"\n") ==
          "2:1: error: unknown key `fornt`; did you mean `front`?\n"
          "3:8: error: `back` must be text in quotes, not a number\n"
          "4:9: error: `a b` is no tag; tags are made of letters, digits and - _ . /\n"
          "5:9: error: `as_of` must be a date without quotes, as in 2026-11-01, not text\n");
}

TEST_CASE("a slice that is no note any more is a problem at its line") {
    for (const std::string slice :
         {"", "front = \"f\"\n", "[deck]\n", "[[card]]\nfront = \"f\"\nback = \"b\"\n[[card]]\n"}) {
        deckfile::Problems problems;
        CHECK_FALSE(read_note(slice, 7, problems));
        REQUIRE(problems.size() == 1);
        CHECK(describe("f", problems[0]) == "f:7:1: error: no [[card]] stands here any more");
    }
}
