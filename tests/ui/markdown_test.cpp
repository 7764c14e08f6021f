#include "ui/markdown.hpp"

#include "catch.hpp"
#include "ui/random_text.hpp"
#include "ui/wrap.hpp"

using namespace ui;

namespace {

constexpr Look wide{.width = 80};
constexpr Look narrow{.width = 40};
constexpr Look coloured{.width = 80, .colour = true};
constexpr Look ascii{.width = 40, .utf8 = false};

std::string shown(std::string_view text, const Look& look = wide, int indent = 0) {
    return render(markdown(text, look, indent), look);
}

std::string plain(std::string_view text) {
    return std::string(plain_line({std::string(text), {}}).view());
}

}  // namespace

TEST_CASE("without colour the marks that carry meaning stay") {
    CHECK(shown("# Title") == "# Title\n");
    CHECK(shown("*may* **must** `code` _em_") == "*may* **must** `code` *em*\n");
}

TEST_CASE("with colour styles take their place") {
    CHECK(shown("*may* **must** `code`", coloured) ==
          "\033[3mmay\033[0m \033[1mmust\033[0m \033[38;5;29mcode\033[0m\n");
    CHECK(shown("**bold *both***", coloured) == "\033[1mbold \033[0m\033[1;3mboth\033[0m\n");
    CHECK(shown("## Title", coloured) == "\033[1mTitle\033[0m\n");
}

TEST_CASE("paragraphs are wrapped, indented and parted by an empty line") {
    CHECK(shown("Reads from a follower, for as long\nas it lags.\n\nNext.", narrow, 2) ==
          "  Reads from a follower, for as long as\n"
          "  it lags.\n"
          "\n"
          "  Next.\n");
    CHECK(shown("one\\\ntwo") == "one\ntwo\n");
}

TEST_CASE("lists hang, nest and count") {
    CHECK(shown("- one that does not fit on a line of forty columns\n"
                "- two\n"
                "  1. nested\n"
                "  2. more\n",
                narrow) ==
          "- one that does not fit on a line of\n"
          "  forty columns\n"
          "- two\n"
          "  1. nested\n"
          "  2. more\n");
    CHECK(shown("9. nine\n10. ten on a line too long for it", {.width = 24}) ==
          "9. nine\n10. ten on a line too\n    long for it\n");
    CHECK(shown("- a\n\n- b\n\n  c\n") == "- a\n\n- b\n\n  c\n");
    CHECK(shown("-\n- b") == "-\n- b\n");
}

TEST_CASE("a list keeps its marker") {
    CHECK(shown("+ one\n+ two") == "+ one\n+ two\n");
    CHECK(shown("* one\n  - two") == "* one\n  - two\n");
    CHECK(shown("9) one\n10) two\n    * three") == "9) one\n10) two\n    * three\n");
}

TEST_CASE("quotes are marked on every line") {
    CHECK(shown("> one that does not fit on a line of forty columns\n>\n> - two", narrow) ==
          "> one that does not fit on a line of\n"
          "> forty columns\n"
          ">\n"
          "> - two\n");
}

TEST_CASE("code blocks keep their spaces and are never broken") {
    CHECK(shown("```sql\nSELECT  a\n  FROM t\n```") == "    SELECT  a\n      FROM t\n");
    CHECK(shown("```\n0123456789 0123456789 0123456789 0123456789\n```", narrow) ==
          "    0123456789 0123456789 0123456789 0123456789\n");
}

TEST_CASE("links show where they lead, once") {
    CHECK(shown("[text](https://a.example/?x=1&amp;y=2)") == "text <https://a.example/?x=1&y=2>\n");
    CHECK(shown("<https://a.example/>") == "https://a.example/\n");
    CHECK(shown("<me@a.example>") == "me@a.example\n");
    CHECK(shown("![a *chart*](x.png)") == "[image: a *chart*]\n");
}

TEST_CASE("HTML is text") {
    CHECK(shown("a <b>c</b> <!-- d -->") == "a <b>c</b> <!-- d -->\n");
    CHECK(shown("<script>\nx\n</script>") == "<script> x </script>\n");
}

TEST_CASE("entities are decoded, but never into control characters") {
    CHECK(shown("&lt;&amp;&hellip;&#8804;&#x2265;&nosuch;") == "<&…≤≥&nosuch;\n");
    CHECK(shown("&#27;[31m &#x9b; &#x202e; &#xd800; &#x110000;") ==
          "^[[31m \\x9b <U+202E> \uFFFD\uFFFD\uFFFD\n");
    CHECK(shown("[a](x&#27;y)") == "a <x^[y>\n");
}

TEST_CASE("tables are aligned where they fit") {
    CHECK(shown("| a | long header | n |\n|---|---|--:|\n| `x` | cell | 12 |\n| y | | 3 |") ==
          "a    long header   n\n"
          "--------------------\n"
          "`x`  cell         12\n"
          "y                  3\n");
}

TEST_CASE("tables that do not fit become records") {
    CHECK(shown("| name | meaning |\n|---|---|\n"
                "| follower | a copy that is brought up to date later |\n| leader | takes writes |",
                narrow) ==
          "name: follower\n"
          "meaning: a copy that is brought up to\n"
          "date later\n"
          "\n"
          "name: leader\n"
          "meaning: takes writes\n");
}

TEST_CASE("terminals without Unicode get ASCII that still fits") {
    CHECK(shown("“a” ≤ b → c…", ascii) == "\"a\" <= b -> c...\n");
    CHECK(shown("……………………………… ………………", ascii) ==
          "....................................\n..................\n");
}

TEST_CASE("control characters in the source are shown, in any place") {
    CHECK(shown("a\x1b[31m `\x1b]0;x\x07`") == "a^[[31m `^[]0;x^G`\n");
    CHECK(shown("```\n\x9b\n```") == "    \uFFFD\n");
}

TEST_CASE("a plain line has the words and no marks") {
    CHECK(plain("# Title\n\n*a* **b** `c`\n\n- d\n- [e](https://x) ![f](y)") ==
          "Title a b c - d - e f");
    CHECK(plain("| a | b |\n|---|---|\n| 1 | 2 |") == "a b 1 2");
    CHECK(plain("x\x1by\nz &lt; 3") == "x^[y z < 3");
    CHECK(plain("") == "");
}

TEST_CASE("a small text that unfolds into a huge one is shown as it is written") {
    std::string table(4000, '|');
    table += "\n";
    for (int i = 0; i < 4000; ++i) table += "|-";
    for (int i = 0; i < 8000; ++i) table += "\nx";
    CHECK(markdown(table, wide).size() < 20000);

    std::string links = "[a]: " + std::string(16000, 'u') + "\n\n";
    for (int i = 0; i < 5000; ++i) links += "[a] ";
    CHECK(shown(links).size() < 40 * links.size());
    CHECK(plain(links).size() <= links.size());
}

TEST_CASE("whatever the source, its lines fit, blocks of code apart") {
    base::Random random(3);
    for (int i = 0; i < 300; ++i) {
        std::string source = random_text(random);
        for (char& c : source)
            if (random.below(8) == 0) c = "*_`>-#|[]()&;!\\\n"[random.below(16)];
        const Look look{.width = 20 + static_cast<int>(random.below(80)), .utf8 = i % 2 == 0};
        for (const Line& line : markdown(source, look, static_cast<int>(random.below(8))))
            if (width_of(line) > usable_columns(look) && line.back().style != style::code)
                FAIL("too wide: " << render(line, look));
    }
}

TEST_CASE("marks that entities stand for do not pile up") {
    std::string text = "e";
    for (int i = 0; i < 300; ++i) text += "&#x301;";
    CHECK(shown(text).size() < 30);
    CHECK(shown("e*" + text.substr(1) + "*" + text.substr(1), coloured).size() < 60);
    CHECK(plain(text).size() < 30);
    CHECK(shown("| a |\n|---|\n| " + text + " |").size() < 40);
}

TEST_CASE("code within prose is held together where a line can hold it") {
    const Look small{.width = 24};
    CHECK(shown("It is told by `ebb list tag:core` alone.", small) ==
          "It is told by\n`ebb list tag:core`\nalone.\n");
    CHECK(shown("So `ebb list tag:core and more of it`.", small) ==
          "So `ebb list tag:core\nand more of it`.\n");
}
