#include "base/text/ascii.hpp"

#include "catch.hpp"

#include <string>

using namespace base;

namespace {

// Those of the first 256 bytes for which `is` holds.
template <typename Is>
std::string bytes_that(Is is) {
    std::string out;
    for (int byte = 0; byte < 256; ++byte)
        if (is(static_cast<char>(byte))) out += static_cast<char>(byte);
    return out;
}

}  // namespace

TEST_CASE("digits, letters and spaces are those of ASCII") {
    CHECK(bytes_that(is_digit) == "0123456789");
    CHECK(bytes_that(is_capital) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    CHECK(bytes_that(is_ascii_letter) == "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    CHECK(bytes_that(is_ascii_space) == "\t\n\v\f\r ");
}

TEST_CASE("digits of other scripts are none of ASCII's") {
    CHECK(is_digit(U'7'));
    CHECK_FALSE(is_digit(U'\u0667'));
    CHECK_FALSE(is_ascii_space(U'\u00a0'));
}

TEST_CASE("only capitals of ASCII have a lower form") {
    CHECK(lower('Q') == 'q');
    CHECK(lower('q') == 'q');
    CHECK(lower('[') == '[');
    CHECK(lower('\xc4') == '\xc4');
    CHECK(lower("Delta-LAKE \u00c4") == "delta-lake \u00c4");
}

TEST_CASE("a text is ASCII when each of its bytes is") {
    CHECK(is_ascii(""));
    CHECK(is_ascii(std::string_view("\0\n\x7f", 3)));
    CHECK_FALSE(is_ascii("na\u00efve"));
    CHECK_FALSE(is_ascii("\xff"));
}
