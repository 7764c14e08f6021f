#include "core/judge.hpp"

#include "catch.hpp"

#include <cmath>
#include <limits>

using namespace core;

namespace {

constexpr Tolerance exactly{Tolerance::Form::exact, 0};
Tolerance percent(double value) {
    return {Tolerance::Form::percent, value};
}
Tolerance factor(double value) {
    return {Tolerance::Form::factor, value};
}

constexpr Grade again = Grade::again;
constexpr Grade hard = Grade::hard;
constexpr Grade good = Grade::good;

}  // namespace

TEST_CASE("a choice is right when exactly the right answers were picked") {
    CHECK(judge_choice({true, false, false}, {true, false, false}) == good);
    CHECK(judge_choice({true, true, false}, {true, true, false}) == good);
    CHECK(judge_choice({true, false, false}, {true, true, false}) == again);
    CHECK(judge_choice({true, true, true}, {true, true, false}) == again);
    CHECK(judge_choice({false, false, false}, {true, false, false}) == again);
}

TEST_CASE("a number is judged by its tolerance") {
    struct Case {
        double answer;
        double number;
        Tolerance within;
        Grade grade;
    };
    const Case table[] = {
        {86400, 86400, exactly, good},
        {86399, 86400, exactly, again},
        {0.1, 0.1, exactly, good},
        {0, -0.0, exactly, good},
        {-5, 5, exactly, again},

        {110, 100, percent(10), good},
        {90, 100, percent(10), good},
        {110.1, 100, percent(10), hard},
        {120, 100, percent(10), hard},
        {80, 100, percent(10), hard},
        {120.1, 100, percent(10), again},
        {79.9, 100, percent(10), again},
        {-110, -100, percent(10), good},
        {-90, -100, percent(10), good},
        {-121, -100, percent(10), again},
        {100, -100, percent(10), again},
        {0.3, 0.2, percent(50), good},  // binary fractions do not spoil the edge
        {0.1, 0.2, percent(50), good},
        {1.1e300, 1e300, percent(10), good},
        {0, 100, percent(50), hard},
        {0, 100, percent(10), again},
        {100, 100, percent(0), good},

        {300, 100, factor(3), good},
        {100.0 / 3, 100, factor(3), good},
        {301, 100, factor(3), hard},
        {900, 100, factor(3), hard},
        {100.0 / 9, 100, factor(3), hard},
        {901, 100, factor(3), again},
        {11, 100, factor(3), again},
        {0, 100, factor(3), again},
        {-100, 100, factor(3), again},
        {1e308, 1e307, factor(10), good},
        {1e308, 1e300, factor(10), again},
        {5e-324, 1e308, factor(10), again},
        {100, 100, factor(1), good},
    };
    for (const Case& one : table) {
        INFO(one.answer << " for " << one.number << ", " << tolerance_text(one.within));
        CHECK(judge_number(one.answer, one.number, one.within) == one.grade);
    }
}

TEST_CASE("points are judged by how many were had") {
    const auto grades = [](int of) {
        std::vector<Grade> out;
        for (int had = 0; had <= of; ++had) out.push_back(judge_points(had, of));
        return out;
    };
    CHECK(grades(2) == std::vector{again, again, good});
    CHECK(grades(3) == std::vector{again, again, hard, good});
    CHECK(grades(4) == std::vector{again, again, again, hard, good});
    CHECK(grades(6) == std::vector{again, again, again, again, hard, hard, good});
    CHECK(grades(9) ==
          std::vector{again, again, again, again, again, again, hard, hard, hard, good});
}

TEST_CASE("estimates are read as people write them") {
    struct Case {
        const char* text;
        double value;
        const char* unit = "";
    };
    const Case table[] = {
        {"86400", 86400},
        {"86_400", 86400},
        {"86,400", 86400},
        {"1,234,567.5", 1234567.5},
        {"1_0", 10},
        {"12345,678", 12345678},
        {"  7  ", 7},
        {"+7", 7},
        {"-7", -7},
        {"0", 0},
        {"-0", 0},
        {"007", 7},
        {".5", 0.5},
        {"-.5", -0.5},
        {"5.", 5},
        {"0.25", 0.25},
        {"3.141_592", 3.141592},
        {"1e3", 1000},
        {"1E+3", 1000},
        {"1.5e-3", 0.0015},
        {"86400 s", 86400, "s"},
        {"86400s", 86400, "s"},
        {"86400", 86400, "s"},
        {"5 GiB", 5, "gib"},
        {"5 requests  per second", 5, "Requests per second"},
        {"10%", 10, "%"},
        {"5 e", 5, "e"},
        {"5e", 5, "e"},
        {"1e3e", 1000, "e"},
        {"5 \xc2\xb5s", 5, "\xce\xbcs"},  // the micro sign, and the letter it folds to
    };
    for (const Case& one : table) {
        INFO(one.text);
        const auto value = parse_estimate(one.text, one.unit);
        REQUIRE(value);
        CHECK(*value == one.value);
    }
}

TEST_CASE("what is no estimate is not read as another number") {
    for (const char* text :
         {"",          " ",      "x",     "-",     "+",     ".",      "-.",       "e5",
          "--5",       "+-5",    "- 5",   "5 6",   "1 000", "1,5",    "1,50",     "1,2345",
          "1.234,567", ",5",     "_5",    "5,",    "5_",    "1,,000", "1__0",     "5 s",
          "5s",        "0x10",   "inf",   "-inf",  "nan",   "1e",     "1e+",      "1e999",
          "-1e999",    "1e-999", "1.2.3", "5e3.5", "1/2",   "\xff",   "\xd9\xa5", "\xef\xbc\x95"}) {
        INFO(text);
        CHECK_FALSE(parse_estimate(text, ""));
    }
    CHECK_FALSE(parse_estimate("5 min", "s"));
    CHECK_FALSE(parse_estimate("s", "s"));
    CHECK_FALSE(parse_estimate(std::string("5\0", 2), ""));
}

TEST_CASE("hostile estimates neither crash nor hang") {
    CHECK_FALSE(parse_estimate(std::string(100'000, '9'), ""));
    CHECK(parse_estimate("0." + std::string(100'000, '3'), "") == 1.0 / 3);
    CHECK_FALSE(parse_estimate("1" + std::string(50'000, '_'), ""));
    CHECK_FALSE(parse_estimate("1e" + std::string(50'000, '9'), ""));
    std::string marks = "1";
    for (int i = 0; i < 20'000; ++i) marks += ",000";
    CHECK_FALSE(parse_estimate(marks, ""));
}

TEST_CASE("numbers are written in as few digits as say them, thousands marked") {
    struct Case {
        double number;
        const char* text;
    };
    const Case table[] = {
        {0, "0"},
        {7, "7"},
        {-7, "-7"},
        {999, "999"},
        {1000, "1,000"},
        {-1000, "-1,000"},
        {86400, "86,400"},
        {1234567.25, "1,234,567.25"},
        {0.25, "0.25"},
        {0.1, "0.1"},
        {-0.5, "-0.5"},
        {1e15, "1,000,000,000,000,000"},
        {1e17, "100,000,000,000,000,000"},
        {1.5e21, "1.5e+21"},
        {1e-7, "1e-07"},
    };
    for (const Case& one : table) CHECK(number_text(one.number) == one.text);
}

TEST_CASE("what number_text writes is read back as the same number") {
    for (const double number : {0.0, 1.0, -1.0, 999.5, 1000.0, 86400.0, 1234567.891, 1e15, 1e17,
                                1.5e21, 1e-7, 0.1, 1.0 / 3, 2.5e300, -123456.0}) {
        INFO(number);
        CHECK(parse_estimate(number_text(number), "") == number);
    }
}

TEST_CASE("tolerances are said in words") {
    CHECK(tolerance_text(exactly) == "exactly");
    CHECK(tolerance_text(percent(10)) == "within 10 %");
    CHECK(tolerance_text(percent(2.5)) == "within 2.5 %");
    CHECK(tolerance_text(factor(3)) == "within a factor of 3");
}

TEST_CASE("a miss is said by how far it was off") {
    CHECK(miss_text(5, 5) == "right");
    CHECK(miss_text(96.8, 100) == "3.2 % too low");
    CHECK(miss_text(110, 100) == "10 % too high");
    CHECK(miss_text(199.9, 100) == "100 % too high");
    CHECK(miss_text(150, 100) == "50 % too high");
    CHECK(miss_text(51, 100) == "49 % too low");
    CHECK(miss_text(410, 100) == "4.1 times too high");
    CHECK(miss_text(10, 41) == "4.1 times too low");
    CHECK(miss_text(123456, 1) == "123,456 times too high");
    CHECK(miss_text(999.9, 1) == "1,000 times too high");
    CHECK(miss_text(-10, -41) == "4.1 times too high");
    CHECK(miss_text(3, 0) == "3 too high");
    CHECK(miss_text(0, 1500) == "1,500 too low");
    CHECK(miss_text(-5, 5) == "10 too low");
}
