#include "base/system/steady.hpp"

#include "catch.hpp"

TEST_CASE("The steady time never goes back") {
    const auto before = base::steady_time();
    CHECK(base::steady_time() >= before);
}
