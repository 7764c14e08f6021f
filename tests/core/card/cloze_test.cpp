#include "core/card/cloze.hpp"

#include "catch.hpp"

#include <fmt/format.h>

using namespace core;

namespace {

// The runs in one line: plain text as it is, a hole as [text] or [text|hint]; or "at N: message" of
// each error.
std::string parsed(std::string_view text) {
    const auto result = parse_cloze(text);
    std::string line;
    if (const auto* errors = std::get_if<ClozeErrors>(&result)) {
        for (const ClozeError& error : *errors)
            line +=
                fmt::format("{}at {}: {}", line.empty() ? "" : "; ", error.offset, error.message);
        return line;
    }
    for (const ClozeRun& run : std::get<std::vector<ClozeRun>>(result)) {
        if (!run.hole)
            line += run.text;
        else if (run.hint.empty())
            line += fmt::format("[{}]", run.text);
        else
            line += fmt::format("[{}|{}]", run.text, run.hint);
    }
    return line;
}

}  // namespace

TEST_CASE("a cloze is cut into plain runs and holes", "[cloze]") {
    CHECK(parsed("{{one}}") == "[one]");
    CHECK(parsed("Keeps {{30 days}} but restores {{7 days::VACUUM default}}.") ==
          "Keeps [30 days] but restores [7 days|VACUUM default].");
    CHECK(parsed("{{a}}{{b}}") == "[a][b]");
    CHECK(parsed("two\nlines {{with\na break}}") == "two\nlines [with\na break]");
    CHECK(parsed("{{\u00e9t\u00e9}} \u4e2d") == "[\u00e9t\u00e9] \u4e2d");
}

TEST_CASE("plain runs are never empty and stand between the holes", "[cloze]") {
    const auto result = parse_cloze("{{a}} and {{b}}");
    const auto& runs = std::get<std::vector<ClozeRun>>(result);
    REQUIRE(runs.size() == 3);
    CHECK(runs[0].hole);
    CHECK_FALSE(runs[1].hole);
    CHECK(runs[1].text == " and ");
    CHECK(runs[2].hole);
}

TEST_CASE("the last double colon of a hole splits off its hint", "[cloze]") {
    CHECK(parsed("{{std::vector::a container}}") == "[std::vector|a container]");
    CHECK(parsed("{{std::vector::}}") == "[std::vector]");
    CHECK(parsed("{{a:b}}") == "[a:b]");
    CHECK(parsed("{{a::}}") == "[a]");
    CHECK(parsed("plain :: text {{a}}") == "plain :: text [a]");
}

TEST_CASE("four braces are two literal ones", "[cloze]") {
    CHECK(parsed("{{{{ and }}}} around {{a}}") == "{{ and }} around [a]");
    CHECK(parsed("{{{{x}}}} {{a}}") == "{{x}} [a]");
    CHECK(parsed("{single} {{a}} }") == "{single} [a] }");
}

TEST_CASE("what is wrong with a cloze is said with its place", "[cloze]") {
    CHECK_THAT(parsed("no holes"), Catch::Matchers::StartsWith("at 0: a cloze needs"));
    CHECK_THAT(parsed(""), Catch::Matchers::StartsWith("at 0: a cloze needs"));
    CHECK_THAT(parsed("only {{{{ literals }}}}"),
               Catch::Matchers::StartsWith("at 0: a cloze needs"));
    CHECK_THAT(parsed("ab {{open"), Catch::Matchers::StartsWith("at 3: this hole is not closed"));
    CHECK_THAT(parsed("{{a}} b}}"), Catch::Matchers::StartsWith("at 7: \"}}\" closes no hole"));
    CHECK_THAT(parsed("x {{a {{b}} }}"), Catch::Matchers::StartsWith("at 2: holes do not nest"));
    CHECK_THAT(parsed("{{a}} {{}}"), Catch::Matchers::StartsWith("at 6: this hole hides nothing"));
    CHECK_THAT(parsed("{{ \t\n}}"), Catch::Matchers::StartsWith("at 0: this hole hides nothing"));
    CHECK_THAT(parsed("{{::hint}}"), Catch::Matchers::StartsWith("at 0: this hole hides nothing"));
    CHECK_THAT(parsed("{{"), Catch::Matchers::StartsWith("at 0: this hole is not closed"));
    CHECK_THAT(parsed("\u00e9 {{"), Catch::Matchers::StartsWith("at 3: "));  // bytes
}

TEST_CASE("a brace too few is told with the hole that lacks it", "[cloze]") {
    CHECK(parsed("an {{hidden} word and {{two}}") == "at 3: a } is missing behind `{{hidden`");
    CHECK(parsed("an {{hidden} word") == "at 3: a } is missing behind `{{hidden`");
    CHECK(parsed("an {{hidden::hint} word and {{two}}") ==
          "at 3: a } is missing behind `{{hidden::hint`");
    CHECK(parsed("{{f(x) = {1}} and {{b}}") == "[f(x) = {1] and [b]");
    CHECK(parsed("{{f{x}} and {y} and {{b}}") == "[f{x] and {y} and [b]");
    CHECK(parsed("an {{hidden}} word and {two}}") == "at 23: a { is missing before `two}}`");
    CHECK(parsed("{one} and {two}} {{x}}") == "at 10: a { is missing before `two}}`");
    CHECK(parsed("an {{open word and {{two}}") ==
          "at 3: this hole is not closed where the next begins: \"}}\" is missing");
    CHECK(parsed("{{a}} b}}") ==
          "at 7: \"}}\" closes no hole; write {{ where it begins, or literal braces as \"}}}}\"");
    CHECK(parsed("x {{a {{b}} }}") == "at 2: holes do not nest; write literal braces as \"{{{{\"");
}

TEST_CASE("all that is wrong with a cloze is said at once, as far as it is told", "[cloze]") {
    CHECK(parsed("{{a} b {{}} c {d}} {{e}}") ==
          "at 0: a } is missing behind `{{a`; at 7: this hole hides nothing; at 14: a { is missing "
          "before `d}}`");
    CHECK(parsed("{{a {{b}} }} {{c} d {{e") ==
          "at 0: holes do not nest; write literal braces as \"{{{{\"; at 13: a } is missing behind "
          "`{{c`; at 20: this hole is not closed: \"}}\" is missing");
    std::string many;
    for (int i = 0; i < 16'000; ++i) many += "{{a ";
    CHECK(std::get<ClozeErrors>(parse_cloze(many)).size() == 10);
}

TEST_CASE("the holes of a cloze are left out, or open, all alike", "[cloze]") {
    CHECK(cloze_text("a {{b}} {{c::d}} e", Hole::left_out) == MarkedText{"a   e", {}});
    CHECK(cloze_text("a {{b}} {{c::d}} e", Hole::open).text == "a [...] [d?] e");
    CHECK(cloze_text("no hole", Hole::open) == MarkedText{"no hole", {}});
}
