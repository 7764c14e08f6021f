#include "core/schedule/score.hpp"

#include "catch.hpp"

#include <cmath>

using namespace core;

namespace {

bool is_nearly(double value, double expected) {
    return std::abs(value - expected) < 1e-12;
}

}  // namespace

TEST_CASE("log loss is the mean of what was given to what came") {
    const Forecast some[] = {{0.8, true}, {0.8, false}, {0.5, true}};
    CHECK(is_nearly(log_loss(some), -(std::log(0.8) + std::log(1 - 0.8) + std::log(0.5)) / 3));
    CHECK(log_loss({}) == 0);
}

TEST_CASE("who was certain and wrong loses much, and not without end") {
    const Forecast wrong[] = {{1, false}};
    CHECK(is_nearly(log_loss(wrong), -std::log(1 - (1 - 1e-7))));
}

TEST_CASE("the area is the share of pairs that were told apart, ties counting half") {
    const Forecast some[] = {{0.9, true}, {0.4, false}, {0.7, true}, {0.7, false}};
    // 0.9 is above both that were missed; 0.7 is above 0.4, and ties with 0.7.
    CHECK(is_nearly(area_under_curve(some), (2 + 1.5) / 4));
    const Forecast reversed[] = {{0.1, true}, {0.9, false}};
    CHECK(area_under_curve(reversed) == 0);
}

TEST_CASE("where all or none were known nothing can be told apart") {
    const Forecast known[] = {{0.9, true}, {0.4, true}};
    CHECK(area_under_curve(known) == 0.5);
    CHECK(area_under_curve({}) == 0.5);
}

TEST_CASE("the moving average begins at nine of ten, and forgets what is 200 reviews ago") {
    MovingAverage average;
    CHECK(is_nearly(average.chance(), 0.9));
    average.add(false);
    CHECK(is_nearly(average.chance(), 9.0 / 11));
    for (int i = 0; i < 199; ++i) average.add(true);
    CHECK(is_nearly(average.chance(), 208.0 / 210));
    average.add(true);
    CHECK(is_nearly(average.chance(), 209.0 / 210));
}
