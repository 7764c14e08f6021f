// Texts as their words.
#include "base/text/words.hpp"

#include "catch.hpp"

using namespace base;

namespace {

using Words = std::vector<std::string>;

bool alike(std::string_view one, std::string_view other) {
    return nearly_same(shingles(folded_words(one)), shingles(folded_words(other)));
}

}  // namespace

TEST_CASE("words are runs of letters and digits, without case and marks") {
    CHECK(folded_words("The *Delta* log: \"write-ahead\", (ACID).") ==
          Words{"the", "delta", "log", "write", "ahead", "acid"});
    CHECK(folded_words("Ärger im Straßenverkehr") == Words{"ärger", "im", "strassenverkehr"});
    CHECK(folded_words(" ... ").empty());
    CHECK(folded_words("").empty());
}

TEST_CASE("a number is one word, whether thousands are marked or not") {
    CHECK(folded_words("86,400 seconds, 99.9 %.") == Words{"86400", "seconds", "99.9"});
    CHECK(folded_words("v2.x, 3. April") == Words{"v2", "x", "3", "april"});
}

TEST_CASE("a run of words is found where it stands without a gap") {
    const Words whole{"one", "two", "three"};
    CHECK(has_run(whole, {"two", "three"}));
    CHECK_FALSE(has_run(whole, {"one", "three"}));
    CHECK_FALSE(has_run(whole, {}));
    CHECK_FALSE(has_run({}, {"one"}));
}

TEST_CASE("texts are nearly the same when half of their runs of three words are") {
    CHECK(alike("What does the Delta log hold?", "What does the Delta log hold, then?"));
    CHECK(alike("CAP?", "Cap"));
    CHECK_FALSE(alike("What does the Delta log hold?", "What is the Delta log made of?"));
    CHECK_FALSE(alike("CAP?", "PACELC?"));
}
