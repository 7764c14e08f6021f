#include "base/text/names.hpp"

#include "catch.hpp"

using namespace base;

namespace {

constexpr Name<int> sizes[] = {{"one", 1}, {"two", 2}, {"a pair", 2}};

}  // namespace

TEST_CASE("a name tells its value") {
    CHECK(value_of(sizes, "two") == 2);
    CHECK(value_of(sizes, "a pair") == 2);
    CHECK_FALSE(value_of(sizes, "three"));
    CHECK_FALSE(value_of(sizes, ""));
}

TEST_CASE("a value tells the first of its names") {
    CHECK(name_of(sizes, 1) == "one");
    CHECK(name_of(sizes, 2) == "two");
    CHECK(name_of(sizes, 3).empty());
}

TEST_CASE("the names stand in the order of the table") {
    CHECK(names_of(sizes) == std::vector<std::string_view>{"one", "two", "a pair"});
}
