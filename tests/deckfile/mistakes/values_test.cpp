// What people write for values that TOML does not know, and what is said of it.
#include "deckfile/mistakes/said.hpp"

#include <fmt/format.h>

namespace {

const std::string apostrophe = "an apostrophe ends '...'; write this text between \"...\" instead";
const std::string quotes =
    "unexpected text after the value; inside \"...\" a quotation mark is written \\\"";

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
