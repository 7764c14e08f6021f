#include "ui/typed_line.hpp"

#include "catch.hpp"

using ui::TypedLine;

namespace {

std::string line_of(std::string text, std::string_view pasted) {
    TypedLine line(std::move(text));
    line.add(pasted);
    return line.text();
}

}  // namespace

TEST_CASE("a paste becomes part of the line, with spaces for what breaks lines") {
    CHECK(line_of("", "write-ahead log") == "write-ahead log");
    CHECK(line_of("the ", "write-ahead\r\nlog\n") == "the write-ahead log");
    CHECK(line_of("", "\n\na\tb\x1b[2Jc\n") == "a b [2Jc");
    CHECK(line_of("", "é\xff") == "é\uFFFD");
}

TEST_CASE("what a key writes does not grow with the line") {
    const ui::Look look;
    TypedLine line(std::string(1'000'000, 'a'));
    CHECK(line.draw(look).size() < 100);
    line.add(U'b');
    CHECK(line.update(look).size() < 1000);
    line.take_back();
    CHECK(line.text().size() == 1'000'000);
}
