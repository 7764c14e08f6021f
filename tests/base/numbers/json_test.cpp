#include "base/numbers/json.hpp"

#include "catch.hpp"

using namespace base;

TEST_CASE("an object keeps the order in which its members were added") {
    JsonObject object;
    object.add("z", "text").add("a", 7).add("m", true).add_null("n").add("b", std::int64_t{-5});
    CHECK(object.text() == R"({"z":"text","a":7,"m":true,"n":null,"b":-5})");
}

TEST_CASE("an empty object is an object") {
    CHECK(JsonObject().text() == "{}");
}

TEST_CASE("objects and lists nest") {
    JsonObject inner;
    inner.add("x", 1);
    JsonObject object;
    object.add("list", std::vector<std::string>{"a", "b"})
        .add("none", std::vector<std::string>{})
        .add("one", inner)
        .add("many", std::vector{inner, JsonObject()});
    CHECK(object.text() == R"({"list":["a","b"],"none":[],"one":{"x":1},"many":[{"x":1},{}]})");
}

TEST_CASE("text is quoted whatever it holds, and stands on one line") {
    JsonObject object;
    object.add("a\"b", "q\" \\ \n\t\x01\x7f ä");
    CHECK(object.text() == "{\"a\\\"b\":\"q\\\" \\\\ \\n\\t\\u0001\\u007f ä\"}");
    CHECK(JsonObject().add("nul", std::string(1, '\0')).text() == R"({"nul":"\u0000"})");
}

TEST_CASE("what a terminal must not be sent is written as an escape, other text as it is") {
    CHECK(JsonObject().add("c1", "\u0080\u009f\u00a0").text() ==
          "{\"c1\":\"\\u0080\\u009f\u00a0\"}");
    CHECK(JsonObject().add("bidi", "\u202a\u2069\u2014").text() ==
          "{\"bidi\":\"\\u202a\\u2069\u2014\"}");
    CHECK(JsonObject().add("\u202e", "").indented() == "{\n  \"\\u202e\": \"\"\n}");
}

TEST_CASE("a copy of an object goes its own way") {
    JsonObject one;
    one.add("a", 1);
    JsonObject other = one;
    other.add("b", 2);
    CHECK(one.text() == R"({"a":1})");
    one = other;
    one.add("c", 3);
    CHECK(other.text() == R"({"a":1,"b":2})");
    CHECK(one.text() == R"({"a":1,"b":2,"c":3})");
}

TEST_CASE("ill-formed UTF-8 becomes the replacement character") {
    CHECK(JsonObject()
              .add("x",
                   "a\xff"
                   "b")
              .text() ==
          "{\"x\":\"a\xef\xbf\xbd"
          "b\"}");
    CHECK(JsonObject().add("\xc3", 1).text() == "{\"\xef\xbf\xbd\":1}");
}

TEST_CASE("JSON from elsewhere is put on one line, and what is none becomes a string") {
    const auto added = [](std::string_view text) {
        return JsonObject().add_json("d", text).text();
    };
    CHECK(added(R"({"z":1,"a":[2]})") == R"({"d":{"z":1,"a":[2]}})");
    CHECK(added("{\n  \"z\" : 1\n}") == R"({"d":{"z":1}})");
    CHECK(added("null") == R"({"d":null})");
    CHECK(added("{") == R"({"d":"{"})");
    CHECK(added("") == R"({"d":""})");
    CHECK(added(R"("x")") == R"({"d":"\"x\""})");
    CHECK(added("{\"x\":\"\xff\"}") == "{\"d\":\"{\\\"x\\\":\\\"\xef\xbf\xbd\\\"}\"}");
    CHECK(added(R"({},"injected":1)") == R"({"d":"{},\"injected\":1"})");
}

TEST_CASE("an object takes over the members of another, and nothing from what is none") {
    const auto joined = [](std::string_view text) {
        return JsonObject().add("a", 1).add_members(text).text();
    };
    CHECK(joined(R"({"b": ["x", "y"], "c": 2.5})") == R"({"a":1,"b":["x","y"],"c":2.5})");
    for (const char* none : {"", "{}", "[1]", "3", "{\"b\":"}) CHECK(joined(none) == R"({"a":1})");
}

TEST_CASE("JSON that is nested more than a hundred deep is not followed") {
    const auto nested = [](std::size_t deep) {
        return std::string(deep, '[') + std::string(deep, ']');
    };
    CHECK(JsonObject().add_json("d", nested(101)).text() == "{\"d\":" + nested(101) + "}");
    CHECK(JsonObject().add_json("d", nested(102)).text() == "{\"d\":\"" + nested(102) + "\"}");
    CHECK(JsonObject().add_members("{\"d\":" + nested(101) + "}").text() ==
          "{\"d\":" + nested(101) + "}");
    CHECK(JsonObject().add_members("{\"d\":" + nested(100'000) + "}").text() == "{}");
}

TEST_CASE("an object can be written with indents") {
    JsonObject object;
    object.add("b", 1).add("a", std::vector<std::string>{"x"});
    CHECK(object.indented() == "{\n  \"b\": 1,\n  \"a\": [\n    \"x\"\n  ]\n}");
}

TEST_CASE("members of the right type are read back") {
    const std::string text = R"({"rows":3,"device":"ab\"c","real":1.5,"yes":true,"far":-9e9})";
    CHECK(json_integer(text, "rows") == 3);
    CHECK(json_string(text, "device") == "ab\"c");
    CHECK_FALSE(json_integer(text, "device"));
    CHECK_FALSE(json_string(text, "rows"));
    CHECK_FALSE(json_integer(text, "real"));
    CHECK_FALSE(json_integer(text, "yes"));
    CHECK_FALSE(json_integer(text, "none"));
}

TEST_CASE("a number that 64 bits do not hold is none, though it is there") {
    const JsonMembers read(
        R"({"most":9223372036854775807,"more":9223372036854775808,"far":18446744073709551616})");
    CHECK(read.integer("most") == 9223372036854775807);
    CHECK_FALSE(read.integer("more"));
    CHECK_FALSE(read.integer("far"));
    CHECK(read.has("more"));
    CHECK_FALSE(read.has("none"));
}

TEST_CASE("an object is read once for all of its members") {
    const JsonMembers read(R"({"detail": {"z": 1, "a": [2]}, "text": "x", "rows": 3})");
    CHECK(read.integer("rows") == 3);
    CHECK(read.string("text") == "x");
    CHECK(read.text("detail") == R"({"z":1,"a":[2]})");
    CHECK(read.text("rows") == "3");
    CHECK_FALSE(read.text("none"));
    CHECK_FALSE(read.integer("text"));
    CHECK_FALSE(JsonMembers("[3]").text("rows"));
}

TEST_CASE("a member that is nested more than a hundred deep is not written again") {
    const auto nested = [](std::size_t deep) {
        const auto list = std::string(deep, '[') + std::string(deep, ']');
        return JsonMembers("{\"d\":" + list + "}").text("d") == list;
    };
    CHECK(nested(101));
    CHECK_FALSE(nested(102));
}

TEST_CASE("what is no object has no members") {
    for (const char* text :
         {"", "{", "[]", "[1]", "null", "7", "\"rows\"", "{\"rows\":}", "\xff"}) {
        INFO(text);
        CHECK_FALSE(json_integer(text, "rows"));
        CHECK_FALSE(json_string(text, "rows"));
    }
}

TEST_CASE("deep nesting is read without harm") {
    const std::string deep =
        "{\"rows\":1,\"x\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
    CHECK(json_integer(deep, "rows") == 1);
}
