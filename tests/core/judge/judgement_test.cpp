#include "core/judge/judgement.hpp"

#include "catch.hpp"

#include <vector>

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
    struct Row {
        Tolerance within;
        double number;
        Grade grade;
        std::vector<double> answers;
    };
    const Row table[] = {
        {exactly, 86400, good, {86400}},
        {exactly, 86400, again, {86399}},
        {exactly, 0.1, good, {0.1}},
        {exactly, -0.0, good, {0}},
        {exactly, 5, again, {-5}},

        {percent(10), 100, good, {110, 90}},
        {percent(10), 100, hard, {110.1, 120, 80}},
        {percent(10), 100, again, {120.1, 79.9, 0}},
        {percent(10), -100, good, {-110, -90}},
        {percent(10), -100, again, {-121, 100}},
        {percent(50), 0.2, good, {0.3, 0.1}},  // binary fractions do not spoil the edge
        {percent(10), 1e300, good, {1.1e300}},
        {percent(50), 100, hard, {0}},
        {percent(0), 100, good, {100}},

        {factor(3), 100, good, {300, 100.0 / 3}},
        {factor(3), 100, hard, {301, 900, 100.0 / 9}},
        {factor(3), 100, again, {901, 11, 0, -100}},
        {factor(10), 1e307, good, {1e308}},
        {factor(10), 1e300, again, {1e308}},
        {factor(10), 1e308, again, {5e-324}},
        {factor(1), 100, good, {100}},
    };
    for (const auto& [within, number, grade, answers] : table) {
        for (const double answer : answers) {
            INFO(answer << " for " << number << ", " << tolerance_text(within));
            CHECK(judge_number(answer, number, within) == grade);
        }
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

TEST_CASE("tolerances are said in words") {
    CHECK(tolerance_text(exactly) == "only the exact number");
    CHECK(tolerance_text(percent(10)) == "within 10 %");
    CHECK(tolerance_text(percent(2.5)) == "within 2.5 %");
    CHECK(tolerance_text(factor(3)) == "within a factor of 3");
}

TEST_CASE("a miss is said by how far it was off") {
    CHECK(miss_text(5, 5, exactly) == "right");
    CHECK(miss_text(96.8, 100, exactly) == "3.2 % too low");
    CHECK(miss_text(110, 100, exactly) == "10 % too high");
    CHECK(miss_text(199.9, 100, exactly) == "100 % too high");
    CHECK(miss_text(150, 100, exactly) == "50 % too high");
    CHECK(miss_text(51, 100, exactly) == "49 % too low");
    CHECK(miss_text(410, 100, exactly) == "4.1 times too high");
    CHECK(miss_text(10, 41, exactly) == "4.1 times too low");
    CHECK(miss_text(123456, 1, exactly) == "123,456 times too high");
    CHECK(miss_text(999.9, 1, exactly) == "1,000 times too high");
    CHECK(miss_text(-10, -41, exactly) == "4.1 times too high");
    CHECK(miss_text(3, 0, exactly) == "3 too high");
    CHECK(miss_text(0, 1500, exactly) == "1,500 too low");
    CHECK(miss_text(-5, 5, exactly) == "10 too low");
}

TEST_CASE("a miss is said in as many digits as its verdict needs") {
    CHECK(miss_text(110.001, 100, percent(10)) == "10.001 % too high");
    CHECK(miss_text(110.04, 100, percent(10)) == "10.04 % too high");
    CHECK(miss_text(110, 100, percent(10)) == "10 % too high");
    CHECK(miss_text(90.001, 100, percent(10)) == "10 % too low");
    CHECK(miss_text(107.46, 100, percent(7.46)) == "7.46 % too high");
    CHECK(miss_text(130, 100, percent(10)) == "30 % too high");
    CHECK(miss_text(3001, 1000, factor(3)) == "3.001 times too high");
    CHECK(miss_text(2999, 1000, factor(3)) == "3 times too high");
    CHECK(miss_text(1000.2, 1, factor(1000)) == "1,000.2 times too high");
    CHECK(miss_text(0.3, 0.2, percent(50)) == "50 % too high");
}
