#include "base/contains.hpp"

#include "catch.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

using base::contains;

TEST_CASE("a range contains the values that stand in it") {
    constexpr std::array<std::string_view, 2> words{"and", "or"};
    CHECK(contains(words, "or"));
    CHECK(contains(words, std::string("and")));
    CHECK_FALSE(contains(words, "nor"));
    CHECK(contains(std::u32string_view(U"-\u2013"), U'\u2013'));
    CHECK_FALSE(contains(std::vector<int>{}, 0));
}
