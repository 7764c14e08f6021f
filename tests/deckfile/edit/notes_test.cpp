#include "deckfile/edit/notes.hpp"

#include "catch.hpp"

#include <algorithm>

using deckfile::NoteIndex;
using deckfile::ReadDeck;

namespace {

ReadDeck read(const std::string& text) {
    return deckfile::read_deck(text, "d.toml");
}

std::string with_key(const std::string& text, NoteIndex note, const std::string& key) {
    const ReadDeck deck = read(text);
    return deckfile::changed(text, {deckfile::insert_key(deck, note, key, "\"x\"")});
}

std::string without(const std::string& text, const std::vector<NoteIndex>& notes) {
    return deckfile::changed(text, deckfile::cut(read(text), notes));
}

std::string with_end(const std::string& text, const std::vector<std::string>& notes) {
    return deckfile::changed(text, {deckfile::append(read(text), notes)});
}

std::string crlf(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '\r');
    return text;
}

const std::string a = "[[card]]\nfront = \"a\"\nback = \"1\"\n";
const std::string b = "[[card]]\nfront = \"b\"\nback = \"2\"\n";
const std::string c = "[[card]]\nfront = \"c\"\nback = \"3\"\n";
const std::string head = "[deck]\ntitle = \"D\"\n";

}  // namespace

TEST_CASE("An id stands right below the header, and another key below the last line") {
    struct Case {
        std::string text, with_id, with_note;
    };
    const std::vector<Case> cases = {
        {a, "[[card]]\nid = \"x\"\nfront = \"a\"\nback = \"1\"\n",
         "[[card]]\nfront = \"a\"\nback = \"1\"\nnote = \"x\"\n"},
        {"[[card]] # one\n  front = \"a\"\n  back = \"1\" # end\n# more\n",
         "[[card]] # one\n  id = \"x\"\n  front = \"a\"\n  back = \"1\" # end\n# more\n",
         "[[card]] # one\n  front = \"a\"\n  back = \"1\" # end\n  note = \"x\"\n# more\n"},
        {"[[card]]\r\nfront = \"a\"\r\nback = \"\"\"\r\n# 1\"\"\"\r\n\r\n# tail\r\n",
         "[[card]]\r\nid = \"x\"\r\nfront = \"a\"\r\nback = \"\"\"\r\n# 1\"\"\"\r\n\r\n# tail\r\n",
         "[[card]]\r\nfront = \"a\"\r\nback = \"\"\"\r\n# 1\"\"\"\r\nnote = "
         "\"x\"\r\n\r\n# tail\r\n"},
        {"\xEF\xBB\xBF[[card]]\nfront = \"a\"\nback = \"1\"",
         "\xEF\xBB\xBF[[card]]\nid = \"x\"\nfront = \"a\"\nback = \"1\"",
         "\xEF\xBB\xBF[[card]]\nfront = \"a\"\nback = \"1\"\nnote = \"x\""},
        {"[[card]]\nfront = \"a\"\nanswer = \"1\"\nwrong = [\n  \"2\",\n  # no\n]\n\n" + b,
         "[[card]]\nid = \"x\"\nfront = \"a\"\nanswer = \"1\"\nwrong = [\n  \"2\",\n  # no\n]\n\n" +
             b,
         "[[card]]\nfront = \"a\"\nanswer = \"1\"\nwrong = [\n  \"2\",\n  # no\n]\nnote = "
         "\"x\"\n\n" +
             b},
    };
    for (const auto& [text, with_id, with_note] : cases) {
        CHECK(with_key(text, 0, "id") == with_id);
        CHECK(with_key(text, 0, "note") == with_note);
        CHECK(read(with_id).note(0).id == "x");
        CHECK(read(with_note).note(0).why == "x");
    }
}

TEST_CASE("A note is cut with its comments, and with the blank lines on one side") {
    struct Case {
        std::string text;
        std::vector<NoteIndex> notes;
        std::string left;
    };
    const std::vector<Case> cases = {
        {a + "\n" + b + "\n" + c, {0}, b + "\n" + c},
        {a + "\n" + b + "\n" + c, {1}, a + "\n" + c},
        {a + "\n" + b + "\n" + c, {2}, a + "\n" + b},
        {a + "\n" + b + "\n" + c, {2, 1}, a},
        {a + "\n" + b + "\n" + c, {0, 2}, b},
        {a + "\n" + b + "\n" + c, {0, 1, 2}, ""},
        {a + b + c, {1}, a + c},
        {head + "\n" + a + "\n" + b, {0}, head + "\n" + b},
        {head + a + "\n" + b, {0}, head + "\n" + b},
        {head + "\n" + a, {0}, head},
        {a + "\n\n\n" + b + "\n" + c, {1}, a + "\n\n\n" + c},
        {"# of a\n" + a + "\n# of b\n# too\n" + b, {1}, "# of a\n" + a},
        {"# of a\n" + a + "\n# of b\n# too\n" + b, {0}, "# of b\n# too\n" + b},
        {"# of the file\n\n# of a\n" + a, {0}, "# of the file\n"},
        {"# of the file\n\n" + a + "\n" + b, {0}, "# of the file\n\n" + b},
        {"#:schema x.json\n# of a\n" + a + "\n" + b, {0}, "#:schema x.json\n\n" + b},
        {"# of a\n#:schema x.json\n" + a + "\n" + b, {0}, "# of a\n#:schema x.json\n\n" + b},
        {a + "# of b\n" + b + "\n" + c, {0}, "# of b\n" + b + "\n" + c},
        {a + "# of a\n\n" + b, {0}, b},
        {a + "# of a\n\n# Part two\n\n" + b, {0}, "# Part two\n\n" + b},
        {a + "\n# Part two\n\n" + b + "\n" + c, {1}, a + "\n# Part two\n\n" + c},
        {a + "# of a", {0}, ""},
        {a + "\n" + b.substr(0, b.size() - 1), {1}, a},
        {"\xEF\xBB\xBF" + a + "\n" + b, {0}, "\xEF\xBB\xBF" + b},
        {"\xEF\xBB\xBF# of a\n" + a + "\n" + b, {0}, "\xEF\xBB\xBF" + b},
        {"[[card]]\nfront = \"q\"\n\n# inside\nback = '''\n# no comment'''\n" + b, {0}, b},
        {"[[card]]\nfront = \"q\"\nback = '''\n# no comment'''\n" + b,
         {1},
         "[[card]]\nfront = \"q\"\nback = '''\n# no comment'''\n"},
        {"[[card]]\nfront = \"q\"\nback = '''\n[[card]]\n'''\n\n# of b\n" + b,
         {1},
         "[[card]]\nfront = \"q\"\nback = '''\n[[card]]\n'''\n"},
    };
    for (const auto& [text, notes, left] : cases) {
        CAPTURE(text);
        CHECK(without(text, notes) == left);
        CHECK(without(crlf(text), notes) == crlf(left));
    }
}

TEST_CASE("What is broken beside a note stays as it is") {
    const std::string open_text = "[[card]]\nfront = \"open\nback = \"1\"\n";
    const std::string open_block = "[[card]]\nfront = '''open\n# who knows\n";
    const std::string no_back = "[[card]]\nid = \"n\"\nfront = \"q\"\n";
    const std::string conflict = a + ">>>>>>> theirs\n";
    for (const auto& broken : {open_text, open_block, no_back}) {
        CAPTURE(broken);
        CHECK(without(broken + "\n# of a\n" + a + "\n" + b, {0}).starts_with(broken));
        CHECK(without(broken + "\n" + a + "\n" + b, {0}) == broken + "\n" + b);
        CHECK(without(a + "\n" + broken, {0}) == broken);
        CHECK(with_key(broken + a, 0, "id") ==
              broken + "[[card]]\nid = \"x\"\nfront = \"a\"\nback = \"1\"\n");
    }
    CHECK(without(open_text + "\n# of a\n" + a, {0}) == open_text);
    CHECK(without(conflict + "\n" + b, {0}) == ">>>>>>> theirs\n\n" + b);
}

TEST_CASE("Notes stand at the end of a deck, a blank line before each, with its line ends") {
    CHECK(with_end("", {a, b}) == a + "\n" + b);
    CHECK(with_end("\xEF\xBB\xBF", {a}) == "\xEF\xBB\xBF" + a);
    CHECK(with_end(head, {a, b}) == head + "\n" + a + "\n" + b);
    CHECK(with_end(head + "\n", {a}) == head + "\n" + a);
    CHECK(with_end(head + "# end", {a}) == head + "# end\n\n" + a);
    CHECK(with_end(crlf(head), {a}) == crlf(head + "\n" + a));
    CHECK(with_end(crlf(head), {crlf(a)}) == crlf(head + "\n" + a));
    CHECK(with_end(head, {crlf(a)}) == head + "\n" + a);
    CHECK(with_end("# one line", {a}) == "# one line\n\n" + a);
}

TEST_CASE("A note's lines have its comments, and changes that were made inside") {
    const std::string text = head + "\n# of a\n" + a + "\n" + b.substr(0, b.size() - 1);
    const ReadDeck deck = read(text);
    CHECK(deckfile::lines_of_note(deck, 0) == "# of a\n" + a);
    CHECK(deckfile::lines_of_note(deck, 1) == b);
    CHECK(deckfile::lines_of_note(deck, 0, {deckfile::insert_key(deck, 0, "hint", "\"h\"")}) ==
          "# of a\n" + a + "hint = \"h\"\n");
    CHECK(deckfile::lines_of_note(deck, 1, {deckfile::insert_key(deck, 1, "hint", "\"h\"")}) ==
          b + "hint = \"h\"\n");
}

TEST_CASE("The gate lets nothing pass but what was meant") {
    const ReadDeck before = read(head + "\n" + a + "\n" + b);
    const auto notes = deckfile::all_notes(before);
    const auto passes = [&](const std::string& text) {
        return deckfile::says(read(text), before, notes);
    };
    CHECK(passes(head + "\n# more\n" + a + "\n" + b));
    CHECK_FALSE(passes(head + "\n" + b + "\n" + a));
    CHECK_FALSE(passes(head + "\n" + a));
    CHECK_FALSE(passes(head + "\n" + a + "\n" + b + "\n" + c));
    CHECK_FALSE(passes("[deck]\ntitle = \"E\"\n\n" + a + "\n" + b));
    CHECK_FALSE(passes(head + "\n" + a + "\n" + b + "\n[[card]]\n"));
}

TEST_CASE("Ids of notes that cannot be used are known, with their lines") {
    const ReadDeck deck = read(a + "[[card]]\nid = \"half\"\nfront = \"q\"\n" + b +
                               "[[card]]\nfront = \"q\nid = \"open\"\n");
    const auto broken = deckfile::ids_of_broken(deck);
    REQUIRE(broken.size() == 2);
    CHECK(broken[0].id == "half");
    CHECK(broken[0].line == 4);
    CHECK(broken[1].id == "open");
    CHECK(broken[1].line == 10);
}

TEST_CASE("Notes whose name stands in the file again are known") {
    const ReadDeck deck = read(a + b + a);
    REQUIRE(deck.deck.notes.size() == 2);
    CHECK(deck.is_doubled(0));
    CHECK_FALSE(deck.is_doubled(1));
}
