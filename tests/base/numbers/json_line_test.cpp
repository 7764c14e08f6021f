#include "base/numbers/json_line.hpp"

#include "base/numbers/json.hpp"
#include "catch.hpp"

using namespace base;

namespace {

template <typename Json>
std::string every_kind_of_member(std::string_view text) {
    return Json{}
        .add("text", text)
        .add(text, 7)
        .add("long", std::int64_t{-5'000'000'000})
        .add("yes", true)
        .add("no", false)
        .add("letters", "as they are")
        .add_json("json", text)
        .text();
}

}  // namespace

TEST_CASE("a line of JSON says what an object with the same members says") {
    for (const std::string_view text :
         {"", "plain", "q\" \\ \n\t\x01\x7f ä", "a\xff", "\u202e\u0080\u00a0", "{\"z\" : [1, {}]}",
          "[1,2", "null", "{\"x\":\"\xff\"}"})
        CHECK(every_kind_of_member<JsonLine>(text) == every_kind_of_member<JsonObject>(text));
    CHECK(JsonLine{}.text() == "{}");
}
