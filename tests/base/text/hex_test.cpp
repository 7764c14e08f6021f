#include "base/text/hex.hpp"

#include "catch.hpp"

TEST_CASE("each byte is two digits") {
    CHECK(base::to_hex("") == "");
    CHECK(base::to_hex(std::string_view("\x00\x0f\xf0\xff", 4)) == "000ff0ff");
}
