// How likely a card is known.
#include "core/schedule/recall.hpp"

#include "catch.hpp"

#include <cmath>

using namespace core;

namespace {

const Day met{Days{20'000}};

Memory with_interval(int days) {
    Memory memory;
    memory.phase = Phase::review;
    memory.interval = days;
    memory.last_day = met;
    return memory;
}

bool is_near(double a, double b) {
    return std::abs(a - b) < 1e-4;
}

}  // namespace

TEST_CASE("a card that was never met is not known") {
    CHECK(recall(Memory{}, met) == 0);
    Memory forgotten = with_interval(10);
    forgotten.phase = Phase::fresh;
    CHECK(recall(forgotten, met) == 0);
}

TEST_CASE("after its interval, nine of ten cards are known") {
    for (const int interval : {1, 2, 10, 365, 36500})
        CHECK(is_near(recall(with_interval(interval), met + Days{interval}), 0.9));
}

TEST_CASE("recall follows the curve of FSRS-6") {
    const Memory memory = with_interval(10);
    CHECK(recall(memory, met) == 1);
    CHECK(is_near(recall(memory, met + Days{5}), 0.9403));
    CHECK(is_near(recall(memory, met + Days{20}), 0.8459));
    CHECK(is_near(recall(memory, met + Days{100}), 0.6928));
}

TEST_CASE("recall falls with each day, and a longer interval slows it") {
    for (int day = 0; day < 400; ++day) {
        const Day today = met + Days{day};
        CHECK(recall(with_interval(9), today) > recall(with_interval(9), today + Days{1}));
        CHECK(recall(with_interval(9), today) <= recall(with_interval(10), today));
    }
}

TEST_CASE("a card in learning counts as one of a day") {
    Memory memory = with_interval(0);
    memory.phase = Phase::learning;
    CHECK(is_near(recall(memory, met + Days{1}), 0.9));
}

TEST_CASE("a clock set back makes no card better known than just after its answer") {
    CHECK(recall(with_interval(5), met - Days{30}) == 1);
}

TEST_CASE("the share of an interval at which recall has fallen so far leads back to that recall") {
    CHECK(is_near(share_for_recall(0.9), 1));
    CHECK(is_near(share_for_recall(1), 0));
    CHECK(share_for_recall(1.1) < 0);
    CHECK(std::isinf(share_for_recall(0)));
    CHECK(std::isinf(share_for_recall(-0.5)));
    for (const int days : {1, 7, 30, 400}) {
        const double known = recall(with_interval(30), met + Days{days});
        CHECK(is_near(share_for_recall(known), days / 30.0));
    }
}
