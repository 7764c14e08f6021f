#include "base/numbers/whole.hpp"

#include "catch.hpp"

using base::whole_number;

TEST_CASE("a whole number is digits alone, nine at the most") {
    CHECK(whole_number("0") == 0);
    CHECK(whole_number("0042") == 42);
    CHECK(whole_number("999999999") == 999'999'999);
    for (const char* none :
         {"", "1000000000", "-1", "+1", " 1", "1 ", "1.5", "1e3", "x", "\xd9\xa7"})
        CHECK_FALSE(whole_number(none));
}
