#include "base/text/hex.hpp"

#include "catch.hpp"

TEST_CASE("each byte is two digits") {
    CHECK(base::to_hex("") == "");
    CHECK(base::to_hex(std::string_view("\x00\x0f\xf0\xff", 4)) == "000ff0ff");
}

TEST_CASE("digits are bytes again, and what is none is nothing") {
    CHECK(base::from_hex("000ff0ff") == std::string("\x00\x0f\xf0\xff", 4));
    CHECK(base::from_hex("") == "");
    for (const char* bad : {"0", "0g", "-1", " 1", "123"}) CHECK_FALSE(base::from_hex(bad));
}
