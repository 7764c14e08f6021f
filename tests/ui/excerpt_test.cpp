#include "ui/excerpt.hpp"

#include "base/text/unicode.hpp"
#include "catch.hpp"
#include "ui/random_text.hpp"
#include "ui/wrap.hpp"

using ui::excerpt;
using ui::Look;

namespace {

using Texts = std::vector<std::string>;

Texts shown(std::string_view line, int column, const Look& look = {}) {
    Texts out;
    for (const ui::Line& one : excerpt(line, 12, column, look)) out.push_back(render(one, look));
    return out;
}

// The column on the screen at which the mark stands, from 0, behind what stands before the text.
int mark_of(const Texts& texts) {
    REQUIRE(texts.size() == 2);
    REQUIRE(texts[1].starts_with("      | "));
    REQUIRE(texts[1].ends_with('^'));
    CHECK(texts[1].find_first_not_of(' ', 8) == texts[1].size() - 1);
    return static_cast<int>(texts[1].size()) - 9;
}

}  // namespace

TEST_CASE("The line stands behind its number, and the mark below the place") {
    CHECK(shown("front = “q”", 9) == Texts{"   12 | front = “q”", "      |         ^"});
    CHECK(shown("front = “q”\r", 1) == Texts{"   12 | front = “q”", "      | ^"});
    CHECK(shown("front = \"q", 11) == Texts{"   12 | front = \"q", "      |           ^"});
    CHECK(shown("x", 99) == Texts{"   12 | x", "      |  ^"});
    CHECK(excerpt("", 1, 1, {}).empty());
    CHECK(excerpt(" \t\r", 1, 1, {}).empty());
}

TEST_CASE("The mark is placed by what the characters before it take on the screen") {
    CHECK(mark_of(shown("日本 x", 4)) == 5);
    CHECK(mark_of(shown("日本 x", 2)) == 2);
    CHECK(mark_of(shown("e\u0301e\u0301x", 5)) == 2);
    CHECK(mark_of(shown("e\u0301e\u0301x", 4)) == 1);  // a mark on a letter is that letter's
    CHECK(mark_of(shown("\tx", 2)) == 4);
    CHECK(mark_of(shown("a\tx", 3)) == 4);
    CHECK(mark_of(shown("👩‍👩‍👧‍👦x", 8)) == 2);
    CHECK(mark_of(shown("\u200Bx", 2)) == 0);
}

TEST_CASE("What would drive a terminal is shown, and counts as wide as it is shown") {
    CHECK(shown("a\x1b[31mb", 7) == Texts{"   12 | a^[[31mb", "      |        ^"});
    CHECK(shown("\xFFx", 2) == Texts{"   12 | \uFFFDx", "      |  ^"});
    CHECK(shown("\u202Ex", 2) == Texts{"   12 | <U+202E>x", "      |         ^"});
    CHECK(shown("\u2028x", 2) == Texts{"   12 | <U+2028>x", "      |         ^"});
    CHECK(shown(std::string_view("a\0x", 3), 3) == Texts{"   12 | a^@x", "      |    ^"});
}

TEST_CASE("A terminal without Unicode is shown letters that it has") {
    const Look plain{.utf8 = false};
    CHECK(shown("“Łódź” x", 8, plain) == Texts{"   12 | \"Lodz\" x", "      |        ^"});
    CHECK(shown("…x", 2, plain) == Texts{"   12 | ...x", "      |    ^"});
    const auto cut = shown(std::string(200, 'a') + "x" + std::string(200, 'b'), 201,
                           {.width = 40, .utf8 = false});
    CHECK(cut[0].starts_with("   12 | ...aaa"));
    CHECK(cut[0].ends_with("bbb..."));
}

TEST_CASE("Of a long line the part around the place is shown") {
    const std::string line = std::string(60, 'a') + "x" + std::string(60, 'b');
    for (const int width : {40, 80, 200}) {
        CAPTURE(width);
        const Look look{.width = width};
        const auto texts = shown(line, 61, look);
        const int mark = mark_of(texts);
        CHECK(base::width_of(texts[0]) <= ui::usable_columns(look));
        std::string flat = texts[0];  // "…" takes three bytes and one column
        if (const auto at = flat.find("…"); at < 20) flat.replace(at, 3, "~");
        CHECK(flat[static_cast<std::size_t>(mark) + 8] == 'x');
    }
    CHECK(shown(line, 1, {.width = 40})[0].starts_with("   12 | aaa"));
    CHECK(shown(line, 121, {.width = 40})[0].ends_with("bbb"));
    CHECK(mark_of(shown(line, 122, {.width = 40})) <= 31);
}

TEST_CASE("A line of any length is shown at once, from its beginning to its end") {
    const std::string line(std::size_t{8} << 20, 'a');
    for (const int column : {1, 4 << 20, 8 << 20})
        CHECK(base::width_of(shown(line, column, {.width = 80})[0]) <= 79);
}

TEST_CASE("Whatever stands in a line, the excerpt is two safe lines that fit") {
    base::Random random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string line = random.below(3) == 0 ? random_bytes(random) : random_text(random);
        std::erase(line, '\n');
        const Look look{.width = static_cast<int>(20 + random.below(120)),
                        .colour = random.below(2) == 0,
                        .utf8 = random.below(3) > 0};
        const int column = 1 + static_cast<int>(random.below(90));
        CAPTURE(line, column, look.width, look.utf8);
        const ui::Lines lines = excerpt(line, 3, column, look);
        if (lines.empty()) continue;
        REQUIRE(lines.size() == 2);
        for (const ui::Line& one : lines) {
            CHECK(ui::width_of(displayable(one, look)) <=
                  std::max(ui::usable_columns(look), 8 + 8 + 1));
            const std::string bytes = render(one, {.utf8 = look.utf8});
            CHECK(bytes.find('\n') == std::string::npos);
            CHECK(ui::SafeText::from(bytes).view() == bytes);
        }
    }
}
