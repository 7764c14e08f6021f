#include "ui/sparkline.hpp"

#include "catch.hpp"

using namespace ui;

namespace {

std::string drawn(const std::vector<double>& values, const Look& look = {}) {
    return std::string(sparkline(values, look).view());
}

}  // namespace

TEST_CASE("a sparkline has one bar for each number, the greatest the highest") {
    CHECK(drawn({0, 1, 3, 7, 15, 31, 63, 127}) == "▁▂▃▄▅▆▇█");
    CHECK(drawn({100, 0}) == "█▁");
}

TEST_CASE("equal numbers are as high as each other, and nothing is drawn of none") {
    CHECK(drawn({}).empty());
    CHECK(drawn({0, 0}) == "▁▁");
    CHECK(drawn({6, 6}) == "██");
}

TEST_CASE("a terminal without Unicode gets plain characters") {
    Look ascii;
    ascii.utf8 = false;
    CHECK(drawn({0, 1, 3, 7, 15, 31, 63, 127}, ascii) == "_.:-=+*#");
}

TEST_CASE("the newest numbers are shown where not all have room") {
    Look narrow;
    narrow.width = 21;
    std::vector<double> values(50, 0);
    values.push_back(5);
    CHECK(drawn(values, narrow) == "▁▁▁▁▁▁▁▁▁█");
}
