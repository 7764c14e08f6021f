// A number of things in words.
#include "base/text/count.hpp"

#include "catch.hpp"

TEST_CASE("One thing is singular, and any other number plural") {
    CHECK(base::count_text(1, "card") == "1 card");
    CHECK(base::count_text(0, "card") == "0 cards");
    CHECK(base::count_text(2, "new card") == "2 new cards");
}
