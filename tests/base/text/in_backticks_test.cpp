#include "base/text/in_backticks.hpp"

#include "catch.hpp"

TEST_CASE("what an author wrote is quoted whole, or cut where it is long") {
    CHECK(base::in_backticks("front") == "`front`");
    CHECK(base::in_backticks(std::string(100, 'x')).size() < 70);
    CHECK(base::in_backticks("\xFF") == "`\uFFFD`");
}
