#include "base/text/cut.hpp"

#include "catch.hpp"

using namespace base;

using Pieces = std::vector<std::string_view>;

TEST_CASE("lines come without their ends, empty ones too") {
    CHECK(lines_of("a\n\nb") == Pieces{"a", "", "b"});
    CHECK(lines_of("a\n") == Pieces{"a"});
    CHECK(lines_of("\n") == Pieces{""});
    CHECK(lines_of("").empty());
}

TEST_CASE("a text is split at any of the marks, and nothing stands between two of them") {
    CHECK(split("one,two", ",") == Pieces{"one", "two"});
    CHECK(split("user-defined type", " -") == Pieces{"user", "defined", "type"});
    CHECK(split("::/a::/b:", ":") == Pieces{"/a", "/b"});
    CHECK(split("whole", ",") == Pieces{"whole"});
    CHECK(split(",,", ",").empty());
    CHECK(split("", ",").empty());
}

TEST_CASE("marks are taken off the ends, and stay within") {
    CHECK(trimmed("  a b ") == "a b");
    CHECK(trimmed("\n a\n", "\n") == " a");
    CHECK(trimmed("a") == "a");
    CHECK(trimmed("   ").empty());
    CHECK(trimmed("").empty());
}
