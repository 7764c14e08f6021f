#include "base/text/edit_distance.hpp"

#include "catch.hpp"

using base::edit_distance;
using namespace std::string_view_literals;

TEST_CASE("each character too many, too few or another is one edit") {
    CHECK(edit_distance("same", "same") == 0);
    CHECK(edit_distance("shard", "shards") == 1);
    CHECK(edit_distance("shards", "shard") == 1);
    CHECK(edit_distance("shard", "shark") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("", "") == 0);
}

TEST_CASE("a swap of neighbours is one edit, and what was swapped is not edited again") {
    CHECK(edit_distance("joni", "join") == 1);
    CHECK(edit_distance("abcd", "badc") == 2);
    CHECK(edit_distance("ca", "abc") == 3);
}

TEST_CASE("edits count by code points or by bytes, as the texts do") {
    CHECK(edit_distance(U"na\u00efve"sv, U"naive"sv) == 1);
    CHECK(edit_distance("na\u00efve"sv, "naive"sv) == 2);
}
