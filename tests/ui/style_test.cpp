#include "ui/style.hpp"

#include "catch.hpp"

#include <cmath>

using namespace ui;

namespace {

// Of one of the upper 240 colours of xterm, by the Web Content Accessibility Guidelines (2.1).
double luminance(int colour) {
    const auto light = [](int level) {
        const double part = level / 255.0;
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    const auto step = [](int of_six) { return of_six == 0 ? 0 : 55 + 40 * of_six; };
    if (colour >= 232) return light(8 + 10 * (colour - 232));
    const int cube = colour - 16;
    return 0.2126 * light(step(cube / 36)) + 0.7152 * light(step(cube / 6 % 6)) +
           0.0722 * light(step(cube % 6));
}

double contrast(double lighter, double darker) {
    return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace

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

TEST_CASE("every colour can be read on black and on white: its contrast is 4.5 to 1 with both") {
    std::vector<Style> coloured{style::code};
    for (const core::Grade grade : core::all_grades) coloured.push_back(style::grade(grade));
    for (const Style& style : coloured) {
        CAPTURE(int{style.colour});
        CHECK(contrast(luminance(style.colour), 0) >= 4.5);
        CHECK(contrast(1, luminance(style.colour)) >= 4.5);
    }
}

TEST_CASE("marks that pile up from run to run are cut when their line is rendered") {
    Line line{{"e"_safe, style::plain}};
    for (int i = 0; i < 300; ++i) line.push_back({SafeText::from("\u0301"), style::plain});
    std::string eight = "e";
    for (int i = 0; i < 8; ++i) eight += "\u0301";
    CHECK(render(line, {}) == eight + "…");
    CHECK(render(displayable(line, {}), {}) == eight + "…");
    CHECK(width_of(displayable(line, {})) == 2);
}

TEST_CASE("a line is as wide as its clusters") {
    CHECK(width_of({{SafeText::from("e\u0301日本"), style::plain}, {"ab"_safe, style::dim}}) == 7);
}
