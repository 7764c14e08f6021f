#include "deckfile/plain_texts.hpp"

#include "catch.hpp"
#include "deckfile/note.hpp"

#include <string>
#include <vector>

namespace {

using Texts = std::vector<std::string>;

Texts texts_of(const std::string& lines) {
    const std::string slice = "[[card]] # \"not this\"\n" + lines;
    deckfile::Problems problems;
    const auto note = deckfile::read_note(slice, 1, problems);
    INFO(slice);
    CHECK(note);
    Texts out;
    deckfile::PlainTexts texts(slice);
    while (const auto text = texts.next()) out.emplace_back(*text);
    return out;
}

}  // namespace

TEST_CASE("texts are found under the keys that hold what a note says, and under no others") {
    CHECK(texts_of("id = 'one'\nfront = \"Q\" # no \"text\"\nback='A'\ntags = ['t', \"u\"]\n"
                   "hint = [\"h\", 'i']\nsource = 's'\nnote = 'n'\naccept = ['b']\n"
                   "as_of = 2026-01-01\nreverse = true\n") == Texts{"Q", "A", "h", "i", "n", "b"});
    CHECK(texts_of("front = 'Q'\nanswer = 'A'\nwrong = [\n  # 'not this'\n  'B', # nor 'that'\n"
                   "  'C',\n]\n") == Texts{"Q", "A", "B", "C"});
    CHECK(texts_of("front = 'Q'\nnumber = 5 # 'five'\nunit = 'km'\nwithin = 'x2'\n") ==
          Texts{"Q", "km"});
    CHECK(texts_of("  front = 'Q'\r\n\tpoints = ['A',\r\n'B']") == Texts{"Q", "A", "B"});
}

TEST_CASE("texts of several lines are found, with quotes in them and at their ends") {
    CHECK(texts_of("front = \"\"\"\nsay \"it\"\n\"\"\"\nback = '''don't'''\n") ==
          Texts{"\nsay \"it\"\n", "don't"});
    CHECK(texts_of("front = \"\"\"say \"it\"\"\"\"\nback = 'A'\n") == Texts{"say \"it", "A"});
    CHECK(texts_of("front = 'C:\\dir\\'\nback = '#'\n") == Texts{"C:\\dir\\", "#"});
}

TEST_CASE("a text with escapes is left out, and the next is found") {
    CHECK(texts_of("front = \"say \\\"it\\\" \\\\\"\nback = 'A'\n") == Texts{"A"});
    CHECK(texts_of("front = \"\"\"a \\\"\"\" \\\n b\"\"\"\nback = 'A'\n") == Texts{"A"});
}

TEST_CASE("answers of holes end the search for texts") {
    CHECK(texts_of("cloze = '{{a}} {{b}}'\naccept.a = ['c']\nhint = 'h'\n") ==
          Texts{"{{a}} {{b}}"});
    CHECK(texts_of("cloze = '{{a}} {{b}}'\naccept = { a = ['c'] }\nhint = 'h'\n") ==
          Texts{"{{a}} {{b}}"});
}
