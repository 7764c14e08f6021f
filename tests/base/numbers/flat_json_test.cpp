#include "base/numbers/flat_json.hpp"

#include "base/numbers/json.hpp"
#include "catch.hpp"

using namespace base;

namespace {

template <typename Json>
Json every_kind_of_member(Json json, std::string_view text) {
    json.add("text", text)
        .add(text, 7)
        .add("long", std::int64_t{-5'000'000'000})
        .add("yes", true)
        .add("no", false)
        .add("letters", "as they are")
        .add_null("nothing");
    return json;
}

}  // namespace

TEST_CASE("a flat object says what any with the same members says") {
    for (const std::string_view text :
         {"", "plain", "q\" \\ \n\t\x01\x7f ä", "a\xff", "\u202e\u0080\u00a0", "{\"z\" : [1, {}]}",
          "[1,2", "null", "{\"x\":\"\xff\"}"}) {
        const JsonObject object = every_kind_of_member(JsonObject{}, text);
        CHECK(every_kind_of_member(FlatJson{}, text).add_json("json", text).take() ==
              JsonObject(object).add_json("json", text).text());
        CHECK(every_kind_of_member(FlatJson(2), text).take() == object.indented());
    }
    CHECK(FlatJson{}.take() == "{}");
    CHECK(FlatJson(2).take() == "{}");
}

TEST_CASE("a flat object stands in a list as deep as its document wants it") {
    JsonObject row;
    row.add("a", 1).add("b", "c");
    const std::string whole = JsonObject{}.add("rows", std::vector{row}).indented();
    CHECK("{\n  \"rows\": [\n    " + FlatJson(6).add("a", 1).add("b", "c").take() + "\n  ]\n}" ==
          whole);
}
