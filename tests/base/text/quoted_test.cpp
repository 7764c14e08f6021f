#include "base/text/quoted.hpp"

#include "catch.hpp"

TEST_CASE("what an author wrote is quoted whole, or cut where it is long") {
    CHECK(base::quoted("front") == "`front`");
    CHECK(base::quoted(std::string(100, 'x')).size() < 70);
    CHECK(base::quoted("\xFF") == "`\uFFFD`");
}
