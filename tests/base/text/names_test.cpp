// The words for the values of an enum.
#include "base/text/names.hpp"

#include "catch.hpp"

namespace {

enum class Colour { red, green, unnamed };

constexpr auto colours =
    std::to_array<base::Name<Colour>>({{Colour::green, "green"}, {Colour::red, "red"}});

}  // namespace

TEST_CASE("A value and its name find each other") {
    CHECK(base::value_named(colours, "red") == Colour::red);
    CHECK(base::name_of(colours, Colour::green) == "green");
}

TEST_CASE("A name is compared whole, and case counts") {
    CHECK_FALSE(base::value_named(colours, "re"));
    CHECK_FALSE(base::value_named(colours, "Red"));
    CHECK_FALSE(base::value_named(colours, ""));
}

TEST_CASE("A value that the table does not have has no name") {
    CHECK(base::name_of(colours, Colour::unnamed).empty());
}

TEST_CASE("Names are listed in the order of the table") {
    CHECK(base::names_of(colours) == std::vector<std::string_view>{"green", "red"});
}
