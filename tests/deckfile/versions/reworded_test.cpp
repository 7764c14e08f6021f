#include "deckfile/versions/reworded.hpp"

#include "catch.hpp"

using namespace versions;

namespace {

const std::vector<Break> once{{"d/log", "dropped"}};

}  // namespace

TEST_CASE("what is broken needs a line each time, with the day and the reason") {
    const std::string line = "d/log  2026-11-28  The same, in plain words.\n";
    CHECK(unexplained({}, "# What this is\n\n").empty());
    CHECK(unexplained(once, line).empty());
    CHECK(unexplained(once, "") == std::vector<std::string>{"d/log dropped"});
    CHECK(unexplained({once[0], once[0]}, line) == std::vector<std::string>{"d/log dropped"});
    CHECK(unexplained({once[0], once[0]}, line + line).empty());
    CHECK(unexplained(once, "d/logs  2026-11-28  Another.\n").size() == 2);
}

TEST_CASE("a line that no version needs is told") {
    CHECK(unexplained({}, "d/log  2026-11-28  The same.") ==
          std::vector<std::string>{"no version needs the line: d/log  2026-11-28  The same."});
}

TEST_CASE("a line without its day or its reason is none") {
    for (const char* line : {"d/log  2026-11-28", "d/log  2026-11-28  ", "d/log  The same.",
                             "log  2026-11-28  The same.", "d/log  2026-13-28  The same.",
                             "d/log  2026-11-32  The same.", "d/log"}) {
        INFO(line);
        const auto told = unexplained(once, line);
        REQUIRE(told.size() == 2);
        CHECK(told[0] == std::string("not \"deck/id  2026-11-28  why\": ") + line);
        CHECK(told[1] == "d/log dropped");
    }
}
