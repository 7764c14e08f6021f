// Formulas and backslashes on the screen.
#include "catch.hpp"
#include "core/card/cloze.hpp"
#include "ui/markdown.hpp"
#include "ui/wrap.hpp"

#include <filesystem>
#include <fstream>

using namespace ui;

namespace {

constexpr Look wide{.width = 2000};
constexpr Look ascii{.width = 200, .utf8 = false};

std::string shown(std::string_view text, const Look& look = wide) {
    std::string out = render(markdown(text, look), look);
    if (out.ends_with('\n')) out.pop_back();
    return out;
}

std::string plain(std::string_view text) {
    return std::string(plain_line({std::string(text), {}}).view());
}

struct Row {
    std::string written;
    std::string shown;
};

}  // namespace

TEST_CASE("a formula with plain signs alone is shown in Unicode") {
    const std::vector<Row> rows = {
        {"$x$", "x"},
        {"$x^2$", "x²"},
        {"$x_1$", "x₁"},
        {"$x_1^2$", "x₁²"},
        {"$x_{10}$", "x₁₀"},
        {"$x^{n+1}$", "xⁿ⁺¹"},
        {"$2^{-k}$", "2⁻ᵏ"},
        {"$10^{-3}$", "10⁻³"},
        {"$\\alpha$", "α"},
        {"$\\alpha + \\beta$", "α + β"},
        {"$\\lambda x$", "λx"},
        {"$2\\pi r$", "2πr"},
        {"$\\Delta t$", "Δt"},
        {"$\\frac{1}{2}$", "1/2"},
        {"$\\frac{a+b}{c}$", "(a+b)/c"},
        {"$\\frac{n}{24}$", "n/24"},
        {"$\\sqrt{n}$", "√n"},
        {"$\\sqrt{n+1}$", "√(n+1)"},
        {"$O(n \\log n)$", "O(n log n)"},
        {"$a \\le b$", "a ≤ b"},
        {"$a \\neq b$", "a ≠ b"},
        {"$3 \\times 10^8$", "3 × 10⁸"},
        {"$x \\to \\infty$", "x → ∞"},
        {"$p < 0.05$", "p < 0.05"},
        {"$x * y * z$", "x * y * z"},
        {"$n!$", "n!"},
        {"$$E = mc^2$$", "E = mc²"},
        {"so $x_i$ and $x_j$.", "so xᵢ and xⱼ."},
        {"**$x$**", "**x**"},
        {"[$x^2$](u)", "x² <u>"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.written);
        CHECK(shown(row.written) == row.shown);
    }
}

TEST_CASE("any other formula is left as it is written") {
    for (const std::string formula :
         {"$\\{x\\}$", "$\\mathbb{R}^n$", "$\\frac{\\frac{1}{2}}{3}$", "$x_q$", "$x^{q_1}$",
          "$\\text{rate} * \\text{time} * 2$", "$a_{i,j} * b_{j,k} * c$", "$f: A \\mapsto B_*$",
          "$\\overline{x}_1 + \\overline{x}_2$", "$x \\& y$", "$[a](b) \\quad <c>$",
          "$\\left( x \\right)$", "$#$", "$\\$5$"}) {
        CAPTURE(formula);
        CHECK(shown(formula) == formula);
        CHECK(shown("so " + formula + ".") == "so " + formula + ".");
    }
    CHECK(shown("$$\n\\sum_q\n+ 2\n- 3\n$$") == "$$\n\\sum_q\n+ 2\n- 3\n$$");
    CHECK(shown("$\\alpha_1 * x * y$", ascii) == "$\\alpha_1 * x * y$");
    CHECK(plain("$\\alpha$ is *one*") == "$\\alpha$ is one");
}

TEST_CASE("money and variables are no formula") {
    for (const std::string text :
         {"$5 and then $10", "It costs $5, or 10$ abroad", "$1,000 to $2,000", "$HOME and $PATH",
          "US$5 and US$6", "from $5/h to $7/h", "5$ and 6$"}) {
        CAPTURE(text);
        CHECK(shown(text) == text);
    }
    CHECK(shown("$5 *and* then $10") == "$5 *and* then $10");
    CHECK(shown("\\$x\\$ `$x^2$`") == "$x$ `$x^2$`");
    CHECK(shown("```\n$x^2$ \\\\a\n```") == "    $x^2$ \\\\a");
    CHECK(shown("    $x^2$ \\\\a") == "    $x^2$ \\\\a");
}

TEST_CASE("a backslash escapes what has a meaning here, and stands elsewhere") {
    const std::vector<Row> rows = {
        {"\\\\server\\share", "\\\\server\\share"},
        {"C:\\new\\table", "C:\\new\\table"},
        {"\\{x\\}", "\\{x\\}"},
        {"\\d+\\s\\w", "\\d+\\s\\w"},
        {"a\\/b \\: \\; \\\" \\' \\, \\% \\& \\@ \\^ \\= \\?",
         "a\\/b \\: \\; \\\" \\' \\, \\% \\& \\@ \\^ \\= \\?"},
        {"\\&lt;", "\\<"},
        {"\\*a\\* \\_b\\_ \\`c\\` \\[d\\] \\<e\\> \\#", "*a* _b_ `c` [d] <e> #"},
        {"\\+ \\- \\. \\! \\| \\~ \\( \\) \\$", "+ - . ! | ~ ( ) $"},
        {"\\- no list", "- no list"},
        {"1\\. no list", "1. no list"},
        {"\\\\*a\\*", "\\*a*"},
        {"`\\\\a\\*`", "`\\\\a\\*`"},
        {"one\\\ntwo", "one\ntwo"},
        {"end\\", "end\\"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.written);
        CHECK(shown(row.written) == row.shown);
    }
    CHECK(plain("\\\\server\\share *a* \\*b\\*") == "\\\\server\\share a *b*");
}

TEST_CASE("a hole in a formula or beside a backslash is shown as a hole") {
    const auto asked = [](const std::string& cloze, core::Hole hole) {
        return render(markdown(core::cloze_text(cloze, hole), wide), wide);
    };
    CHECK(asked("$E = {{m}}c^2$ and $x_1$", core::Hole::open) == "$E = [...]c^2$ and x₁\n");
    CHECK(asked("$E = {{m}}c^2$ and $x_1$", core::Hole::filled) == "$E = **m**c^2$ and x₁\n");
    CHECK(asked("it is {{$x_1^2$}} now", core::Hole::open) == "it is [...] now\n");
    CHECK(asked("it is {{$x_1^2$}} now", core::Hole::filled) == "it is **x₁²** now\n");
    CHECK(asked("\\\\server\\{{share}}\\a", core::Hole::open) == "\\\\server\\[...]\\a\n");
    CHECK(asked("\\\\server\\{{share}}\\a", core::Hole::filled) == "\\\\server\\**share**\\a\n");
}

TEST_CASE("what the shipped decks say about money is shown as it is written") {
    for (const auto& file : std::filesystem::directory_iterator(EBB_TESTS "/../decks")) {
        if (file.path().extension() != ".toml") continue;
        std::ifstream deck(file.path());
        for (std::string line; std::getline(deck, line);) {
            const auto begin = line.find('"');
            if (line.find('$') == std::string::npos || begin == std::string::npos) continue;
            const std::string text = line.substr(begin + 1, line.rfind('"') - begin - 1);
            if (text.find_first_of("\\*`_[<") != std::string::npos) continue;
            CHECK(shown(text) == text);
        }
    }
}
