// Holds the model of memory to what its authors' programs give. The files say how they were made.
#include "core/schedule/fsrs.hpp"

#include "base/text/cut.hpp"
#include "catch.hpp"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

using namespace core;

namespace {

using Words = std::vector<std::string_view>;

double number(std::string_view text) {
    double value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        throw std::runtime_error("no number: " + std::string(text));
    return value;
}

std::string states_path() {
    const char* other = std::getenv("EBB_FSRS_STATES");
    return other != nullptr && *other != '\0' ? other : EBB_TESTS "/golden/fsrs/states.txt";
}

// Calls `take` with the words of each line that says something.
template <typename Take>
void each_line(const std::string& path, std::string_view between, Take take) {
    std::ifstream file(path);
    REQUIRE(file);
    for (std::string line; std::getline(file, line);)
        if (const Words words = base::split(line, between); !words.empty() && line.front() != '#')
            take(words);
}

// FSRS-5 has 19 weights: nothing of the last answers' stability, and a decay of one half.
FsrsWeights weights_of(const Words& words) {
    FsrsWeights weights{};
    weights[20] = 0.5;
    for (std::size_t i = 2; i < words.size(); ++i) weights.at(i - 2) = number(words[i]);
    return weights;
}

bool is_within(double value, double expected, double relative) {
    return std::abs(value - expected) <= relative * std::abs(expected);
}

}  // namespace

TEST_CASE("the states of golden answers are those of the golden table") {
    FsrsWeights weights = default_weights;
    Strength strength;
    int answers = 0;
    each_line(states_path(), " ", [&](const Words& words) {
        if (words[0] == "weights") weights = weights_of(words);
        if (words[0] == "weights" || words[0] == "card") return strength = {}, void();
        const auto grade = static_cast<Grade>(number(words[0]));
        const int days = static_cast<int>(number(words[1]));
        strength = strength.stability > 0 ? next_strength(strength, grade, days, weights)
                                          : first_strength(grade, weights);
        INFO("answer " << ++answers << ": " << words[0] << " after " << days);
        REQUIRE(is_within(strength.stability, number(words[2]), 1e-4));
        REQUIRE(std::abs(strength.difficulty - number(words[3])) <= 1e-4);
    });
    CHECK(answers > 1000);
}

TEST_CASE("recall is that of the golden table") {
    int rows = 0;
    each_line(EBB_TESTS "/golden/fsrs/recall.csv", ",", [&](const Words& words) {
        if (words[0] == "decay") return;
        ++rows;
        const double chance =
            chance_of_recall(number(words[1]), number(words[2]), number(words[0]));
        REQUIRE(std::abs(chance - number(words[3])) <= 1e-6);
    });
    CHECK(rows > 50);
}

TEST_CASE("another scheduler's ease and interval give the strength of the golden table") {
    int rows = 0;
    each_line(EBB_TESTS "/golden/fsrs/from-sm2.csv", ",", [&](const Words& words) {
        if (words[0] == "ease_factor") return;
        ++rows;
        const Strength strength =
            strength_from(number(words[0]), number(words[1]), number(words[2]));
        REQUIRE(is_within(strength.stability, number(words[3]), 1e-4));
        REQUIRE(is_within(strength.difficulty, number(words[4]), 1e-4));
    });
    CHECK(rows > 50);
}

TEST_CASE("a strength stays within its bounds, whatever the answers") {
    Strength strength = first_strength(Grade::again);
    for (int i = 0; i < 200; ++i) strength = next_strength(strength, Grade::again, 1);
    CHECK(strength.stability >= 0.001);
    CHECK(strength.difficulty <= 10);
    for (int i = 0; i < 200; ++i) strength = next_strength(strength, Grade::easy, 36'500);
    CHECK(strength.stability == 36'500);
    CHECK(strength.difficulty >= 1);
}
