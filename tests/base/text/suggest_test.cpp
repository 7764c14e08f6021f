#include "base/text/suggest.hpp"

#include "catch.hpp"

using namespace base;

namespace {

const std::vector<std::string_view> keys{"front", "back", "tags", "hint", "note"};

}  // namespace

TEST_CASE("the nearest known word is the one with the fewest edits, whatever its case") {
    CHECK(nearest("frnot", keys) == "front");
    CHECK(nearest("BACK", keys) == "back");
    CHECK(nearest("tag", keys) == "tags");
    CHECK(nearest("front", {"font", "front"}) == "front");
}

TEST_CASE("a word with more than a third of it wrong is near nothing") {
    CHECK(nearest("fruit", keys).empty());
    CHECK(nearest("xy", keys).empty());
    CHECK(nearest(std::string(40, 'a'), {std::string_view("aaaa")}).empty());
    CHECK(nearest("front", {}).empty());
}

TEST_CASE("of two words equally near the one that begins alike is meant") {
    CHECK(nearest("hode", {"node", "hole"}) == "hole");
    CHECK(nearest("hode", {"hole", "node"}) == "hole");
}

TEST_CASE("a suggestion ends a sentence about the word, or says nothing") {
    CHECK(suggestion("fornt", keys) == "; did you mean `front`?");
    CHECK(suggestion("colour", keys).empty());
}
