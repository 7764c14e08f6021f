#include "deckfile/scan.hpp"

#include "catch.hpp"

using deckfile::describe;
using deckfile::Piece;
using deckfile::Scanner;

namespace {

std::vector<Piece> cut(std::string_view text,
                       Scanner::Strings strings = Scanner::Strings::may_hold_headers) {
    std::vector<Piece> pieces;
    Scanner scanner({text}, strings);
    while (auto piece = scanner.next()) pieces.push_back(std::move(*piece));
    return pieces;
}

// The kinds of the pieces, one letter each; '!' behind those that have problems.
std::string kinds(const std::vector<Piece>& pieces) {
    std::string out;
    for (const Piece& piece : pieces) {
        out += "pdco"[static_cast<int>(piece.kind)];
        if (!piece.problems.empty()) out += '!';
    }
    return out;
}

std::string first_problem(std::string_view text) {
    for (const Piece& piece : cut(text))
        if (!piece.problems.empty()) return describe("f", piece.problems.front());
    return "";
}

}  // namespace

TEST_CASE("a text is cut at the headers that begin a line, and nothing is lost") {
    const std::string text =
        "# mine\n[deck]\nid = \"x\"\n\n  [[card]] # one\na = 1\n[other]\n[[ card ]]";
    const auto pieces = cut(text);
    CHECK(kinds(pieces) == "pdcoc");
    std::string together;
    for (const Piece& piece : pieces) together += piece.whole.text;
    CHECK(together == text);
    CHECK(pieces[2].whole.text == "  [[card]] # one\na = 1\n");
    CHECK(pieces[2].whole.line == 5);
    CHECK(pieces[2].body.text == "a = 1\n");
    CHECK(pieces[2].body.line == 6);
    CHECK(pieces[4].body.text.empty());
}

TEST_CASE("headers inside strings, comments and lists are none") {
    CHECK(kinds(cut("[[card]]\na = \"\"\"\n[deck]\n\"\"\"\n")) == "c");
    CHECK(kinds(cut("[[card]]\na = '''\n[[card]]\n'''\n")) == "c");
    CHECK(kinds(cut("[[card]]\n# [[card]]\n")) == "c");
    CHECK(kinds(cut("[[card]]\na = [\n[1],\n[2],\n]\n[[card]]\n")) == "cc");
    CHECK(kinds(cut("[[card]]\na = \"\\\"\"\n[[card]]\nb = '\\'\n[[card]]\n")) == "ccc");
    CHECK(kinds(cut("[[card]]\na = \"\"\"x\"\"\"\"\"\n[[card]]\n")) == "cc");
    CHECK(kinds(cut("[[card]]\na = \"\"\n[[card]]\nb = ''\n[[card]]\n")) == "ccc");
}

TEST_CASE("a byte order mark and CRLF line ends are taken as they come") {
    const auto pieces =
        cut("\xEF\xBB\xBF[deck]\r\nid = 'x'\r\n[[card]]\r\na = \"\"\"\r\nb\"\"\"\r\n");
    CHECK(kinds(pieces) == "dc");
    CHECK(pieces[1].whole.line == 3);
    CHECK(pieces[1].body.text == "a = \"\"\"\r\nb\"\"\"\r\n");
}

TEST_CASE("a list that is not closed ends at the next note") {
    const auto pieces = cut("[[card]]\ntags = [\"a\",\n[[card]]\nx = 1\n");
    CHECK(kinds(pieces) == "c!c");
    CHECK(describe("f", pieces[0].problems[0]) ==
          "f:2:8: error: list not closed; add ] behind its last entry");
}

TEST_CASE("a string that swallows a header is told apart when scanned again") {
    const std::string text = "[[card]]\na = \"\"\"\nb\n[[card]]\nc = 1\n";
    const auto once = cut(text);
    CHECK(kinds(once) == "c!");
    CHECK(once[0].hides_header);
    const auto again = cut(text, Scanner::Strings::end_at_headers);
    CHECK(kinds(again) == "c!c");
    CHECK(describe("f", again[0].problems[0]) ==
          "f:2:5: error: string not closed; add \"\"\" where it ends");
}

TEST_CASE("what no parser should see is reported with its place") {
    CHECK(first_problem("[[card]]\nfront = \"abc\n") ==
          "f:2:13: error: string not closed; add \" here or use \"\"\"");
    CHECK(first_problem("[[card]]\nfront = 'abc") ==
          "f:2:13: error: string not closed; add ' here or use '''");
    CHECK(first_problem("[[card]]\nfront = \xE2\x80\x9Cx\xE2\x80\x9D\n") ==
          "f:2:9: error: \xE2\x80\x9C outside a string; text stands in straight quotes: \"...\"");
    CHECK(first_problem(std::string("[[card]]\na = \"\xC3\xA9", 16) + std::string(1, '\0') +
                        "\"\n") == "f:2:7: error: NUL character");
    CHECK(first_problem("[[card]]\na = \"\x07\"\n") ==
          "f:2:6: error: control character; in a string write \\u0007");
    CHECK(first_problem("# \xFF\n") == "f:1:3: error: not UTF-8; save the file in that encoding");
    CHECK(first_problem("[[card]]\na = 1\rb = 2\n") ==
          "f:2:6: error: control character; in a string write \\u000D");
    CHECK(first_problem("[[card]] a = 1\n") ==
          "f:1:10: error: nothing may follow a header on its line");
    CHECK(first_problem("[a\n[b]]\n") == "f:1:1: error: header not closed; add ]");
    CHECK(first_problem("[\"\"\"a\n\xC3\xA9\"\"\"]\n") ==
          "f:1:2: error: a header stands on one line, without three quotes");
}

TEST_CASE("keys so deep that the parser would run out of stack are refused") {
    std::string key = "a";
    for (int i = 0; i < 100'000; ++i) key += ".a";
    CHECK(
        first_problem("[[card]]\n" + key + " = 1\n").starts_with("f:2:130: error: too many dots"));
}

TEST_CASE("a table larger than any note is refused") {
    const std::string text = "[[card]]\na = '" + std::string(deckfile::largest_piece, 'x') + "'\n";
    CHECK(first_problem(text) == "f:1:1: error: this table is larger than 1 MiB");
}

TEST_CASE("hostile text is cut in time that grows with its length only") {
    // Every string of this text hides the next header, however often one starts anew.
    std::string text;
    while (text.size() < 2'000'000) text += "[[card]]\n\"\"\"\n#\"\"\"\n\"\"\"\n";
    CHECK(kinds(cut(text)) == "c!");
    CHECK(cut(text, Scanner::Strings::end_at_headers).size() > 50'000);
    CHECK(kinds(cut(std::string(2'000'000, '['))) == "o!");
    CHECK(kinds(cut(std::string(2'000'000, '"'))).starts_with("p"));
}
