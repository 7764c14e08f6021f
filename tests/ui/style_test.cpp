#include "ui/style.hpp"

#include "catch.hpp"

using namespace ui;

TEST_CASE("styles reach the terminal only where there is colour, and end with their run") {
    const Line line{{"a"_safe, style::plain}, {"b"_safe, {.bold = true, .colour = 30}}};
    CHECK(render(line, {.colour = true}) == "a\033[1;38;5;30mb\033[0m");
    CHECK(render(line, {.colour = false}) == "ab");
}

TEST_CASE("several lines are rendered with a newline each") {
    CHECK(render(Lines{{{"a"_safe, style::plain}}, {}}, {}) == "a\n\n");
}

TEST_CASE("a terminal without Unicode is sent ASCII") {
    CHECK(render(Line{{SafeText::from("≤ …"), style::plain}}, {.utf8 = false}) == "<= ...");
}

TEST_CASE("each grade has a colour of its own") {
    for (const core::Grade a : core::all_grades)
        for (const core::Grade b : core::all_grades)
            CHECK((style::grade(a) == style::grade(b)) == (a == b));
}

TEST_CASE("a line is as wide as its clusters") {
    CHECK(width_of({{SafeText::from("e\u0301日本"), style::plain}, {"ab"_safe, style::dim}}) == 7);
}
