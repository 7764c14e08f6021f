// Markdown with gaps and answers in it.
#include "catch.hpp"
#include "core/card/cloze.hpp"
#include "ui/markdown.hpp"
#include "ui/random_text.hpp"
#include "ui/wrap.hpp"

using namespace ui;
using core::Hole;

namespace {

constexpr Look without_colour{.width = 80};
constexpr Look coloured{.width = 80, .colour = true};

std::string shown(const core::MarkedText& text, const Look& look = without_colour) {
    return render(markdown(text, look), look);
}

std::string asked(const std::string& cloze, const Look& look = without_colour) {
    return shown(core::cloze_text(cloze, Hole::open), look);
}

std::string answered(const std::string& cloze, const Look& look = without_colour) {
    return shown(core::cloze_text(cloze, Hole::filled), look);
}

std::string led(const std::string& text, const Look& look = without_colour) {
    return render(markdown(core::MarkedText{text, {}}, look, 2, "why:"_safe), look);
}

}  // namespace

TEST_CASE("A gap and an answer are seen in prose") {
    CHECK(asked("In {{Spark}} or {{Flink::a stream}}.") == "In [...] or [a stream?].\n");
    CHECK(answered("In {{Spark}}.") == "In **Spark**.\n");
    CHECK(answered("In {{Spark}}.", coloured) == "In \033[1mSpark\033[0m.\n");
}

TEST_CASE("A hole in code stays code") {
    const std::string cloze = "Use `{{git rebase}} -i`.";
    CHECK(asked(cloze) == "Use `[...] -i`.\n");
    CHECK(asked(cloze, coloured) == "Use \033[38;5;29m[...]\033[0m\033[38;5;29m -i\033[0m.\n");
    CHECK(answered(cloze, coloured) ==
          "Use \033[1;38;5;29mgit rebase\033[0m\033[38;5;29m -i\033[0m.\n");
}

TEST_CASE("Without colour code is closed around an answer, so that no mark is read as code") {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"Use `{{git rebase}} -i`.", "Use **`git rebase`**` -i`.\n"},
        {"Use `git {{rebase}} -i`.", "Use `git `**`rebase`**` -i`.\n"},
        {"Use `{{git rebase}}`.", "Use **`git rebase`**.\n"},
        {"Use {{`git rebase` -i}}.", "Use **`git rebase` -i**.\n"},
    };
    for (const auto& [cloze, shown] : rows) CHECK(answered(cloze) == shown);
}

TEST_CASE("A block of code is shown as it is") {
    const std::string cloze = "```\ngit {{rebase}} -i\n```";
    CHECK(asked(cloze) == "    git [...] -i\n");
    CHECK(answered(cloze) == "    git rebase -i\n");
    CHECK(answered(cloze, coloured) ==
          "    \033[38;5;29mgit \033[0m\033[1;38;5;29mrebase\033[0m\033[38;5;29m -i\033[0m\n");
}

TEST_CASE("A hole before a parenthesis makes no link") {
    const std::string cloze = "In Spark {{explode}}(arr) makes rows.";
    CHECK(asked(cloze) == "In Spark [...](arr) makes rows.\n");
    CHECK(answered(cloze) == "In Spark **explode**(arr) makes rows.\n");
    CHECK(asked("{{x}}: {{y}}[{{i}}]") == "[...]: [...][[...]]\n");
}

TEST_CASE("A hole does not touch the Markdown around it") {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"snake_{{x}}_case", "snake_[...]_case\n"},     {"2{{*}}3*4", "2[...]3*4\n"},
        {"**In {{Spark}}** too", "**In [...]** too\n"}, {"{{+}} one", "[...] one\n"},
        {"A {{b::`c` *d*}}.", "A [`c` *d*?].\n"},       {"- {{a}}\n- b", "- [...]\n- b\n"},
    };
    for (const auto& [cloze, shown] : rows) CHECK(asked(cloze) == shown);
}

TEST_CASE("Markdown in an answer stays, within its marks") {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"snake_{{x}}_case", "snake_**x**_case\n"},
        {"In {{a *b* c}}.", "In **a *b* c**.\n"},
        {"In {{a\nb}}.", "In **a b**.\n"},
        {"{{a}} *b*", "**a** *b*\n"},
        {"{{a}}*b*", "**a***b*\n"},
        {"{{a &lt; b}} &lt; c", "**a < b** < c\n"},
        {"| a | b |\n|---|---|\n| {{c}} | d |", "a      b\n--------\n**c**  d\n"},
    };
    for (const auto& [cloze, shown] : rows) CHECK(answered(cloze) == shown);
}

TEST_CASE("An author's own character for private use is nothing special") {
    CHECK(asked("\U000F0000 {{a}} \U000F0001") == "\U000F0000 [...] \U000F0001\n");
}

TEST_CASE("A gap in an address is seen as one") {
    CHECK(asked("[a](https://{{b}}.example)") == "a <https://[...].example>\n");
    CHECK(asked("[a](https://{{b}}.example/?c&amp;d)") == "a <https://[...].example/?c&d>\n");
    CHECK(asked("<https://{{b}}.example>") == "https://[...].example\n");
}

TEST_CASE("Marks keep their places where the text had to be made safe") {
    CHECK(answered("a\x1b[31m\r\nb\t{{c\x1b}} d") == "a^[[31m b   **c^[** d\n");
    const std::string pile = "e" + [] {
        std::string marks;
        for (int i = 0; i < 20; ++i) marks += "\u0301";
        return marks;
    }();
    CHECK(answered(pile + "{{x}}") == shown({pile, {}}).substr(0, 1 + 8 * 2 + 3) + "**x**\n");
}

TEST_CASE("In a few words a question shows its gaps") {
    CHECK(plain_line(core::cloze_text("Use `{{a}} -i`(b) *{{c::d}}*", Hole::open)).view() ==
          "Use [...] -i(b) [d?]");
}

TEST_CASE("What leads a text in is no part of it") {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"Because.", "  why: Because.\n"},
        {"One.\n\n- two", "  why: One.\n\n  - two\n"},
        {"- one\n- two", "  why:\n  - one\n  - two\n"},
        {"1. one", "  why:\n  1. one\n"},
        {"```\ncode\n```", "  why:\n      code\n"},
        {"    code", "  why:\n      code\n"},
        {"> quote", "  why:\n  > quote\n"},
        {"# Title", "  why:\n  # Title\n"},
        {"| a |\n|---|\n| b |", "  why:\n  a\n  -\n  b\n"},
    };
    for (const auto& [text, shown] : rows) CHECK(led(text) == shown);
}

TEST_CASE("Whatever the text and its marks, its lines fit, blocks of code apart") {
    base::Random random(5);
    for (int i = 0; i < 300; ++i) {
        core::MarkedText text{random_text(random), {}};
        for (char& c : text.text)
            if (random.below(8) == 0) c = "*_`>-#|[]()&;!\\\n"[random.below(16)];
        for (std::size_t at = random.below(20); at + 5 < text.text.size();) {
            const std::size_t size = random.below(5);
            text.marks.push_back(
                {random.below(2) == 0 ? core::Mark::Kind::gap : core::Mark::Kind::answer, at,
                 size});
            at += size + random.below(20);
        }
        const Look look{.width = 20 + static_cast<int>(random.below(80)),
                        .colour = i % 3 == 0,
                        .utf8 = i % 2 == 0};
        for (const Line& line : markdown(text, look, static_cast<int>(random.below(8))))
            if (width_of(line) > usable_columns(look) && line.back().style != style::code)
                FAIL("too wide: " << render(line, look));
    }
}
