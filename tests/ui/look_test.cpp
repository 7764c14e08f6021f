#include "ui/look.hpp"

#include "catch.hpp"

#include <array>
#include <unistd.h>

using ui::ColourChoice;
using ui::Facts;
using ui::look_for;

namespace {

Facts terminal() {
    Facts facts;
    facts.term = "xterm-256color";
    facts.is_terminal = true;
    facts.size = ui::Size{100, 40};
    facts.codeset = "UTF-8";
    return facts;
}

// Colour on a terminal or elsewhere, after a change to the facts.
bool colour(const auto& change, bool is_terminal = true) {
    Facts facts = terminal();
    facts.is_terminal = is_terminal;
    change(facts);
    return look_for(facts).colour;
}

}  // namespace

TEST_CASE("a terminal gets colour, anything else does not") {
    CHECK(colour([](Facts&) {}));
    CHECK_FALSE(colour([](Facts&) {}, false));
    CHECK_FALSE(colour([](Facts& f) { f.term = "dumb"; }));
    CHECK_FALSE(colour([](Facts& f) { f.term = std::nullopt; }));
}

TEST_CASE("colour variables count in their order") {
    CHECK_FALSE(colour([](Facts& f) { f.no_color = "1"; }));
    CHECK(colour([](Facts& f) { f.no_color = ""; }));
    CHECK(colour([](Facts& f) { f.clicolor_force = "1"; }, false));
    CHECK_FALSE(colour([](Facts& f) { f.clicolor_force = "0"; }, false));
    CHECK_FALSE(colour([](Facts& f) { f.clicolor_force = ""; }, false));
    CHECK_FALSE(colour([](Facts& f) { f.no_color = f.clicolor_force = "1"; }));
    CHECK(colour([](Facts& f) { f.clicolor_force = "1", f.term = "dumb"; }));
    CHECK_FALSE(colour([](Facts& f) { f.clicolor = "0"; }));
    CHECK(colour([](Facts& f) { f.clicolor = "1"; }));
    CHECK(colour([](Facts& f) { f.clicolor = "0", f.clicolor_force = "1"; }));
}

TEST_CASE("the colour flag beats every variable") {
    CHECK(colour([](Facts& f) { f.flag = ColourChoice::always, f.no_color = "1"; }, false));
    CHECK_FALSE(colour([](Facts& f) { f.flag = ColourChoice::never, f.clicolor_force = "1"; }));
}

TEST_CASE("the size is the terminal's, else the environment's, else 80 by 24") {
    Facts facts = terminal();
    facts.columns = "60";
    facts.lines = "20";
    CHECK(look_for(facts).width == 100);
    CHECK(look_for(facts).height == 40);
    facts.size = std::nullopt;
    CHECK(look_for(facts).width == 60);
    CHECK(look_for(facts).height == 20);
    for (const char* nonsense : {"", "0", "-5", "60x", "99999999999", " 60"}) {
        facts.columns = nonsense;
        CHECK(look_for(facts).width == 80);
    }
    facts.lines = std::nullopt;
    CHECK(look_for(facts).height == 24);
}

TEST_CASE("Unicode is shown where the locale's codeset is UTF-8") {
    Facts facts = terminal();
    for (const char* name : {"UTF-8", "utf8", "UTF8"}) {
        facts.codeset = name;
        CHECK(look_for(facts).utf8);
    }
    for (const char* name : {"ANSI_X3.4-1968", "ISO-8859-1", ""}) {
        facts.codeset = name;
        CHECK_FALSE(look_for(facts).utf8);
    }
}

TEST_CASE("lines are erased only on a terminal that can") {
    Facts facts = terminal();
    CHECK(look_for(facts).live);
    facts.flag = ColourChoice::never;
    CHECK(look_for(facts).live);
    facts.term = "dumb";
    CHECK_FALSE(look_for(facts).live);
    facts = terminal();
    facts.is_terminal = false;
    CHECK_FALSE(look_for(facts).live);
}

TEST_CASE("a pipe is no terminal and has no size") {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    const Facts facts = ui::facts_of(ends[1], ColourChoice::always);
    CHECK_FALSE(facts.is_terminal);
    CHECK_FALSE(facts.size.has_value());
    CHECK(facts.flag == ColourChoice::always);
    close(ends[0]);
    close(ends[1]);
}
