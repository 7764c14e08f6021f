#include "deckfile/source.hpp"

#include "catch.hpp"

using deckfile::Offsets;
using deckfile::Place;
using deckfile::place_in_string;
using deckfile::Source;

namespace {

std::string place(std::string_view text, Place begin, std::size_t offset) {
    const Place at = place_in_string(Source{text, 10}, begin, offset);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
}

// Asked in this order, of a text that begins with line 10 and byte 100.
void check_offsets(std::string_view text,
                   const std::vector<std::pair<Place, std::size_t>>& expected) {
    Offsets offsets(Source{text, 10, 100});
    for (const auto& [place, offset] : expected) {
        CAPTURE(place.line, place.column);
        CHECK(offsets.of(place) == offset);
    }
}

}  // namespace

TEST_CASE("a place in a string's value is found in what the author wrote") {
    CHECK(place("a = \"bcd\"", {10, 5}, 0) == "10:6");
    CHECK(place("a = \"bcd\"", {10, 5}, 2) == "10:8");
    CHECK(place("\xC3\xA9 = 'b\xC3\xA9\x64'", {10, 5}, 3) == "10:8");
    CHECK(place("a = \"\\n\\u00e9\\U0001F600x\"", {10, 5}, 7) == "10:24");
    CHECK(place("x = 1\na = '''\nb\nc'''", {11, 5}, 2) == "13:1");
    CHECK(place("a = \"\"\"\r\nb\r\nc\"\"\"", {10, 5}, 2) == "12:1");
    CHECK(place("a = \"\"\"b \\\n   \n  c\"\"\"", {10, 5}, 2) == "12:3");
    CHECK(place("a = '\\n'", {10, 5}, 1) == "10:7");
}

TEST_CASE("places outside the text are not looked for") {
    CHECK(place("", {10, 1}, 5) == "10:1");
    CHECK(place("a", {12, 9}, 5) == "12:9");
    CHECK(place("\"\\", {10, 1}, 5) == "10:3");
    CHECK(place("\"\\u00", {10, 1}, 5) == "10:6");
}

TEST_CASE("the byte at a place is found in any order, columns being code points") {
    check_offsets("\xC3\xA9=1\r\n\n\xF0\x9F\x98\x80x", {{{10, 1}, 100},
                                                        {{10, 2}, 102},
                                                        {{12, 2}, 111},
                                                        {{12, 3}, 112},
                                                        {{10, 3}, 103},
                                                        {{11, 1}, 106}});
}

TEST_CASE("behind the end of a line, or of the text, stands what ends it") {
    check_offsets("ab\nc", {{{10, 9}, 102}, {{11, 9}, 104}, {{12, 1}, 104}, {{10, 2}, 101}});
}
