#include "core/card/formula.hpp"

#include "catch.hpp"

#include <filesystem>
#include <fstream>

namespace {

// Each formula in brackets.
std::string marked(std::string_view text) {
    std::string out;
    std::size_t done = 0;
    for (const core::Formula& one : core::formulas_in(text)) {
        out += text.substr(done, one.begin - done);
        out += "<" + std::string(text.substr(one.begin, one.end - one.begin)) + ">";
        done = one.end;
    }
    return out + std::string(text.substr(done));
}

}  // namespace

TEST_CASE("a formula begins and ends where a dollar can mean one") {
    for (const std::string formula : {"$x$",
                                      "$x^2$",
                                      "$\\{x\\}$",
                                      "$O(n \\log n)$",
                                      "$1$",
                                      "$10^{-3}$",
                                      "$2\\pi r$",
                                      "$a, b$",
                                      "$f(x) = x/2$",
                                      "$-1$",
                                      "$\\frac{1}{2}$",
                                      "$x_1 * x_2$",
                                      "$p < 0.05$",
                                      "$\\$5$",
                                      "$a\\$$",
                                      "$$x = y$$",
                                      "$$\na\n+ b\n$$",
                                      "$5x$",
                                      "$n!$",
                                      "$é$"}) {
        CAPTURE(formula);
        CHECK(marked(formula) == "<" + formula + ">");
        CHECK(marked("so " + formula + ", and (" + formula + ").") ==
              "so <" + formula + ">, and (<" + formula + ">).");
        CHECK(marked("“" + formula + "”") == "“<" + formula + ">”");
    }
    CHECK(marked("$a$ and $b$-trees") == "<$a$> and <$b$>-trees");
    CHECK(marked("from $5 to $x$") == "from $5 to <$x$>");
}

TEST_CASE("a dollar that is money, a variable or the end of a pattern is no formula") {
    for (const std::string text : {"$5 and then $10",
                                   "$5",
                                   "5$ or 6$",
                                   "US$5 and US$6",
                                   "between $20-$30",
                                   "$5-10$",
                                   "$1,000 (not $2,000)",
                                   "$5/hour or 7$",
                                   "$5–6$",
                                   "$HOME and $PATH",
                                   "$PATH:$HOME/bin",
                                   "echo $x$y",
                                   "^foo$ and ^bar$",
                                   "awk '{print $1}' and $2",
                                   "a $ b $ c",
                                   "$ x$",
                                   "$x $",
                                   "\\$x$",
                                   "\\$5\\$",
                                   "$x\ny$",
                                   "$$",
                                   "$$$",
                                   "$$ x",
                                   "kill $$ and echo $$",
                                   "$$a\n\nb$$",
                                   "cost$x$",
                                   "$x$5",
                                   "a$b$c"}) {
        CAPTURE(text);
        CHECK(marked(text) == text);
    }
}

TEST_CASE("every dollar of the shipped decks is money") {
    int dollars = 0;
    for (const auto& file : std::filesystem::directory_iterator(EBB_TESTS "/../decks")) {
        if (file.path().extension() != ".toml") continue;
        std::ifstream deck(file.path());
        for (std::string line; std::getline(deck, line);) {
            if (line.find('$') == std::string::npos) continue;
            ++dollars;
            CHECK(marked(line) == line);
        }
    }
    CHECK(dollars > 30);
}
