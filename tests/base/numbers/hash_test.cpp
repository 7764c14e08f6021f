#include "base/numbers/hash.hpp"

#include "catch.hpp"

using namespace base;

TEST_CASE("the hash is XXH3-64", "[hash]") {
    CHECK(hash64("") == 0x2d06800538d394c2U);
    CHECK(hash64("a") == 0xe6c632b61e964e1fU);
    CHECK(hash64("abc") == 0x78af5f94892f3950U);
    CHECK(hash64(std::string(300, 'x')) == 0xa5d1b4607dc83554U);  // long inputs take another path
}

TEST_CASE("the hash counts every byte, zero bytes too", "[hash]") {
    using namespace std::string_view_literals;
    CHECK(hash64("a\0"sv) != hash64("a"sv));
    CHECK(hash64("a\0b"sv) != hash64("a\0c"sv));
}

TEST_CASE("base 32 writes the lowest bits, most significant digit first", "[hash]") {
    CHECK(base32(0, 1) == "0");
    CHECK(base32(31, 1) == "v");
    CHECK(base32(32, 2) == "10");
    CHECK(base32(0x12345, 6) == "0028q5");
    CHECK(base32(hash64("abc"), 13) == "7hbqvii4iueag");
    CHECK(base32(hash64("abc"), 6) == "4iueag");
    CHECK(base32(33, 1) == "1");  // the higher bits are left out
    CHECK(base32(~std::uint64_t{0}, 13) == "fvvvvvvvvvvvv");
    CHECK(base32(std::uint64_t{1} << 60, 13) == "1000000000000");
}
