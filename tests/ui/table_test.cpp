#include "ui/table.hpp"

#include "catch.hpp"

using namespace ui;

namespace {

Table decks() {
    Table table({Align::left, Align::right, Align::left});
    table.add({cell("deck"), cell("due"), cell("title")});
    table.add({cell("日本語"), cell("7"), cell("Words of everyday life")});
    table.add({cell("sql"), cell("1200"), {}});
    return table;
}

}  // namespace

TEST_CASE("columns are aligned by what the terminal shows") {
    CHECK(decks().width() == 36);
    CHECK(render(decks().lines({}), {}) ==
          "deck     due  title\n"
          "日本語     7  Words of everyday life\n"
          "sql     1200\n");
}

TEST_CASE("a table too wide shortens its last left-aligned column") {
    CHECK(render(decks().lines({.width = 28}), {}) ==
          "deck     due  title\n"
          "日本語     7  Words of eve…\n"
          "sql     1200\n");
}

TEST_CASE("no row is ever wider than the terminal") {
    Table table({Align::left, Align::left});
    table.add({cell("a first column that is much too long"), cell("second column")});
    for (int width = 20; width < 60; ++width)
        for (const Line& line : table.lines({.width = width})) CHECK(width_of(line) < width);
}

TEST_CASE("a name that stands alone is left whole, as it is to be copied") {
    Table table({Align::left, Align::left}, 1);
    const std::string key = "databricks-components/photon-vectorized-engine";
    table.add({cell(key), cell("new")});
    for (int width = 20; width < 40; ++width)
        CHECK(render(table.lines({.width = width}), {}) == key + "\n");
}
