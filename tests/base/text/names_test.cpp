#include "base/text/names.hpp"

#include "catch.hpp"

using namespace base;

namespace {

constexpr Name<int> sizes[] = {{"one", 1}, {"two", 2}, {"a pair", 2}};

enum class Coin { cent, dime = 10, quarter = 25 };
constexpr Name<Coin> coins[] = {
    {"dime", Coin::dime}, {"cent", Coin::cent}, {"quarter", Coin::quarter}};
constexpr Name<Coin> most_coins[] = {{"cent", Coin::cent}, {"dime", Coin::dime}};

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

TEST_CASE("a table that forgets an enumerator is found out") {
    STATIC_REQUIRE(names_every_value(coins));
    STATIC_REQUIRE_FALSE(names_every_value(most_coins));
}
