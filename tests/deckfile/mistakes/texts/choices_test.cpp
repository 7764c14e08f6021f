#include "deckfile/mistakes/texts/choices.hpp"

#include "catch.hpp"

#include <utility>

using deckfile::read_alike;
using Pair = std::pair<std::string_view, std::string_view>;

TEST_CASE("choices that differ in case, marks or punctuation alone read alike") {
    for (const auto& [one, other] : {
             Pair{"TCP", "tcp"},
             Pair{"TCP", "TCP."},
             Pair{"**TCP**", "TCP"},
             Pair{"_TCP_", "`tcp`"},
             Pair{"Use `x` first", "use x, first"},
             Pair{"read-only", "Read only."},
             Pair{"\"yes\"", "Yes"},
             Pair{"«sì»", "Sì"},
             Pair{"The three-way handshake", "the Three Way handshake"},
         }) {
        CAPTURE(one, other);
        CHECK(read_alike(one, other));
        CHECK(read_alike(other, one));
    }
}

TEST_CASE("choices of which a sign or a capital may mean something are two") {
    for (const auto& [one, other] : {
             Pair{"Mb", "MB"},
             Pair{"5 mW", "5 MW"},
             Pair{"C", "C++"},
             Pair{"n", "n!"},
             Pair{"O(n)", "O(N)"},
             Pair{"k", "K"},
             Pair{"$x_{1}$", "$X_{1}$"},
             Pair{"ls -a", "ls -A"},
             Pair{"-1", "1"},
             Pair{"1.5", "15"},
             Pair{"a*", "a"},
             Pair{"SELECT *", "SELECT"},
             Pair{"x < y", "x > y"},
             Pair{"a_b", "ab"},
             Pair{"...", ","},
             Pair{"10-20", "10 20"},
             Pair{"TCP", "UDP"},
         }) {
        CAPTURE(one, other);
        CHECK_FALSE(read_alike(one, other));
    }
}
